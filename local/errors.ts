/**
 * The machine or its settings do not allow what was asked: the message says in one line what was
 * found, what is wanted and what to do. Shown without a stack trace.
 */
export class LocalError extends Error {
  override readonly name = 'LocalError';
}
