import { context, trace } from '@opentelemetry/api';
import { callOf } from './call-trace.ts';

/** The fields that tie a log line to the trace and the call that it is written within: a pino `mixin`. */
export function traceFields(): { trace_id?: string; span_id?: string; callId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  const callId = callOf(context.active());
  return {
    ...(span && { trace_id: span.traceId, span_id: span.spanId }),
    ...(callId !== undefined && { callId }),
  };
}
