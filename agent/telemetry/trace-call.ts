import { log, telemetry as sdk } from '@livekit/agents';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';
import { redactValue } from '../../redaction/redact.ts';
import { callRoot } from '../../telemetry/call-trace.ts';
import { startTelemetry, type TelemetryOptions } from '../../telemetry/telemetry.ts';
import { traced } from '../../telemetry/traced.ts';
import { bareFields, bareSpan } from './bare.ts';
import { CallIds } from './call-ids.ts';
import { alsoLogTo } from './log-stream.ts';
import { redactedSpan } from './redacted.ts';

/** Of a call that was opened: what its trace is about. */
export type TracedCall = Pick<OpenCallResponse, 'callId' | 'leg'> & {
  agent: Pick<OpenCallResponse['agent'], 'slug' | 'privacy'>;
  /** Of the INVITE that began it; null for a call without one. */
  sipCallId: string | null;
};

/**
 * Holds a call within its trace: the SDK's spans of session, turns, models and voice, and this
 * process's log, go to the collector at `endpoint`. What was said goes with them only where the
 * agent's settings allow it, redacted as they ask. Without an endpoint it only holds the call.
 *
 * @param endpoint - takes OTLP over HTTP, such as http://127.0.0.1:4318
 */
export async function traceCall(
  endpoint: string | null,
  { callId, leg, agent, sipCallId }: TracedCall,
  hold: () => Promise<void>,
): Promise<void> {
  const root = callRoot(callId);
  log().setBindings({ callId, trace_id: root.traceId });
  if (endpoint === null) return hold();

  // The SDK filters too; it is told so through this.
  const filters = new sdk.FanoutSpanProcessor();
  const telemetry = startTelemetry({
    serviceName: 'switchboard-agent',
    endpoint,
    callOf: () => callId,
    idGenerator: new CallIds(callId, leg),
    spanProcessor: filters,
    ...exported(agent.privacy),
  });
  sdk.setTracerProvider(telemetry.provider, {
    registerSpanProcessor: (processor) => filters.add(processor),
    allowPii: agent.privacy.traceContent,
  });
  alsoLogTo(telemetry.logStream);

  // A worker that takes over goes on with the trace of the one that died.
  const parent = leg === 0 ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, root);
  const attributes = {
    'switchboard.agent': agent.slug,
    'switchboard.leg': leg,
    // By it the trace is found from the logs of carrier and livekit-sip.
    ...(sipCallId !== null && { 'switchboard.sip_call_id': sipCallId }),
  };
  try {
    await context.with(parent, () => traced('call', attributes, hold));
  } finally {
    await telemetry.stop();
  }
}

function exported({
  traceContent,
  redact,
}: TracedCall['agent']['privacy']): Pick<TelemetryOptions, 'exportedSpan' | 'exportedFields'> {
  if (!traceContent) return { exportedSpan: bareSpan, exportedFields: bareFields };
  return {
    exportedSpan: (span) => redactedSpan(span, redact),
    exportedFields: (fields) => redactValue(fields, redact),
  };
}
