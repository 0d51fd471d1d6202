import {
  type Context,
  context,
  createContextKey,
  type SpanContext,
  TraceFlags,
  trace,
} from '@opentelemetry/api';

/** The attribute and log field under which everything that concerns a call bears its id. */
export const CALL_ID = 'switchboard.call_id';

const CALL = createContextKey(CALL_ID);

/** The call that a context is about, if any. */
export const callOf = (of: Context): string | undefined => of.getValue(CALL) as string | undefined;

export const withCall = (on: Context, callId: string): Context => on.setValue(CALL, callId);

/**
 * The root of a call's trace. It follows from the call's id, so that whoever knows the call knows its
 * trace: the worker that holds it, one that takes over, and the backend that closes it when no
 * worker is left. A UUID without its hyphens is a trace id, and its last half is random enough for
 * a span's.
 */
export function callRoot(callId: string): SpanContext {
  const traceId = callId.replaceAll('-', '');
  return { traceId, spanId: traceId.slice(16), traceFlags: TraceFlags.SAMPLED, isRemote: true };
}

/** Does work as part of a call's trace. */
export function inCallTrace<T>(callId: string, work: () => T): T {
  const parent = trace.setSpanContext(context.active(), callRoot(callId));
  return context.with(withCall(parent, callId), work);
}
