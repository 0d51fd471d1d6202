import { LiveCall } from './live-call.ts';
import type { CallOptions } from './options.ts';
import { type CallReport, reportOf } from './report.ts';

/**
 * Places one real SIP call, holds the conversation and measures it. Calls share nothing:
 * many can run at once.
 *
 * @throws CallerError when no SIP server answers or the SIP client breaks; a call that was
 * refused, cancelled or timed out is a report
 */
export async function placeCall(options: CallOptions): Promise<CallReport> {
  options.signal?.throwIfAborted();
  return await reportOf(await new LiveCall(options).run(), options);
}
