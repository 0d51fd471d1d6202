import type { LogFields } from '../../telemetry/log-record.ts';

/** A log line's fields without those that may hold what callers said: their names contain `pii`. */
export function withoutPii(fields: LogFields): LogFields {
  const clean = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([name]) => !/pii/i.test(name)))
      : value;
  return JSON.parse(JSON.stringify(fields, clean));
}
