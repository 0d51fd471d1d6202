/** What can be taken out of what callers say; an agent's privacy settings name some of these. */
export const REDACTION_KINDS = ['card', 'identity', 'email', 'phone'] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** A stretch of a text: from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}
