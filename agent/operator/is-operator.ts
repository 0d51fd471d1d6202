import { OPERATOR_IDENTITY } from '../../backend/contract/control.ts';

/** Tells, by their identities, those in the room of a caller who have taken over. */
export const isOperatorBeside =
  (caller: string) =>
  (identity: string): boolean =>
    identity.startsWith(OPERATOR_IDENTITY) && identity !== caller;
