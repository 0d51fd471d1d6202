import { z } from 'zod';
import { instant, phoneNumber } from './common.ts';

/** What an operator can do on a call, and what can become of it. */
const ACTIONS = [
  'listen',
  'take_over',
  'hand_back',
  'say',
  'transfer',
  'transfer_failed',
  'end',
] as const;
export const operatorAction = z.enum(ACTIONS);
export type OperatorAction = z.infer<typeof operatorAction>;

/** Somebody's wish, on its way to the worker. It confirms with an `operator` event. */
export const operatorCommand = z.object({
  id: z.uuid(),
  action: operatorAction,
  /** Who wishes it. */
  by: z.string(),
  /** Their id; null: the installation itself. */
  byId: z.string().nullable().default(null),
  /** What to say, or the number to transfer to. */
  detail: z.string().nullable(),
  at: instant,
});
export type OperatorCommand = z.infer<typeof operatorCommand>;

/** The worker takes a command within about a second; later it is not to be carried out any more. */
export const CONFIRMED_WITHIN_MS = 5_000;

/** How the identities begin under which operators speak in a call's room. */
export const OPERATOR_IDENTITY = 'operator-';

/** A seat in a call's room: to listen, or to speak after taking over. To be taken within a minute. */
export const seatResponse = z.object({
  serverUrl: z.string(),
  token: z.string(),
  roomName: z.string(),
  identity: z.string(),
});
export type Seat = z.infer<typeof seatResponse>;

export const sayRequest = z.strictObject({ text: z.string().trim().min(1).max(600) });
export const transferRequest = z.strictObject({ to: phoneNumber });
