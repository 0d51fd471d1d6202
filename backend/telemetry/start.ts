import { callOf } from '../../telemetry/call-trace.ts';
import { startTelemetry, type Telemetry } from '../../telemetry/telemetry.ts';
import { EVENT_COUNT } from './event-count.ts';
import { withoutPii } from './without-pii.ts';

/**
 * Exports the backend's traces and logs. Its spans carry nothing that callers said, whatever an
 * agent's settings are: only what is written on them by name.
 *
 * @param endpoint - takes OTLP over HTTP, such as http://127.0.0.1:4318; null: nothing is exported
 */
export function startBackendTelemetry(endpoint: string | null): Telemetry | null {
  if (endpoint === null) return null;
  return startTelemetry({
    serviceName: 'switchboard-backend',
    endpoint,
    callOf,
    // A sign of life each second of each call would bury all else.
    exportedSpan: (span) => (span.attributes[EVENT_COUNT] === 0 ? null : span),
    exportedFields: withoutPii,
  });
}
