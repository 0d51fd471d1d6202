/** The header by which a client names a write, so that it is done once. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';
/** Stands in an answer that was given before. */
export const IDEMPOTENCY_REPLAYED = 'Idempotency-Replayed';
/** How long an answer is kept to be given again. */
export const KEPT_HOURS = 24;
