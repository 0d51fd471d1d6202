import type { LogAttributes, LogRecord } from '@opentelemetry/api-logs';

/** The fields of a log line besides its message, level and time. */
export type LogFields = Record<string, unknown>;

/** Fields that OpenTelemetry has places of its own for. */
const ELSEWHERE = new Set(['pid', 'hostname', 'service', 'trace_id', 'span_id']);

/**
 * A line of pino's as a log record; undefined for one that is not its.
 *
 * @param exported - what of the fields may leave this process
 */
export function toLogRecord(
  line: string,
  exported: (fields: LogFields) => LogFields,
): LogRecord | undefined {
  const { msg, level, time, ...fields } = parse(line);
  if (typeof level !== 'number' || typeof msg !== 'string') return undefined;
  const own = Object.fromEntries(Object.entries(fields).filter(([name]) => !ELSEWHERE.has(name)));
  return {
    timestamp: new Date(time as string | number),
    severityNumber: severity(level),
    body: msg,
    attributes: exported(own) as LogAttributes,
  };
}

function parse(line: string): LogFields {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

/** From pino's levels (10 trace, 20 debug … 60 fatal) to OpenTelemetry's (1, 5 … 21). */
const severity = (level: number): number =>
  Math.min(Math.max(Math.floor(level / 10), 1), 6) * 4 - 3;
