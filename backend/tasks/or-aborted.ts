import { once } from 'node:events';

/** When a signal is aborted. */
export const aborted = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, 'abort');

/** What comes of work, or the reason for which it is not waited for any more. */
export const orAborted = <Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> =>
  Promise.race([work, aborted(signal).then(() => Promise.reject(signal.reason))]);
