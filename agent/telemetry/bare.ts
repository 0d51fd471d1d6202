import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import type { LogFields } from '../../telemetry/log-record.ts';

/**
 * Attributes of spans and fields of log lines whose text holds nothing of what was said: the SDK's
 * own, OpenTelemetry's and ours. All others are left out, as are all that are not known yet: the
 * names change with each version of the SDK.
 */
const BARE_TEXTS = new Set([
  ...['switchboard.call_id', 'switchboard.sip_call_id', 'switchboard.agent'],
  ...['error.type', 'exception.type'],
  ...['lk.speech_id', 'lk.job_id', 'lk.agent_name', 'lk.agent_label', 'lk.participant_kind'],
  ...['lk.generation_id', 'lk.parent_generation_id', 'lk.provider_request_ids', 'lk.tts.label'],
  ...['lk.eou.language', 'lk.eou.source', 'lk.function_tool.id', 'lk.function_tool.name'],
  ...['lk.blocking.severity', 'lk.blocking.cause', 'gen_ai.agent.name', 'gen_ai.workflow.name'],
  ...['gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.request.model'],
  ...['gen_ai.response.model', 'gen_ai.response.id', 'gen_ai.response.finish_reasons'],
  ...['gen_ai.tool.name', 'gen_ai.tool.type', 'gen_ai.tool.call.id', 'gen_ai.output.type'],
  ...['callId', 'agent', 'reason', 'cause', 'part', 'kind', 'state', 'type', 'name', 'code'],
  ...['model', 'provider', 'label', 'jobId', 'speechId', 'speech_id', 'workerId', 'tool'],
]);

/** A span without anything of what was said or done: its shape, times, names and numbers. */
export function bareSpan(span: ReadableSpan): ReadableSpan {
  // A view: the span itself is still read by the SDK.
  return Object.create(span, {
    attributes: { value: bare(span.attributes) },
    events: {
      value: span.events
        .filter(({ name }) => name === 'exception')
        .map((event) => ({ ...event, attributes: bare(event.attributes ?? {}) })),
    },
    status: { value: { code: span.status.code } },
  });
}

/** A log line's fields without anything of what was said. */
export function bareFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (isObject) return [[name, bareFields(value as LogFields)]];
      return isBare(name, value) ? [[name, value]] : [];
    }),
  );
}

const bare = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name, value]) => isBare(name, value)));

const isBare = (name: string, value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || BARE_TEXTS.has(name);
