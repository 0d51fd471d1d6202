import { trace } from '@opentelemetry/api';

/** How many events a delivery brought: on the span of its request. */
export const EVENT_COUNT = 'switchboard.events';

/** Writes it on the span that is being worked in. */
export function noteEventCount(events: number): void {
  trace.getActiveSpan()?.setAttribute(EVENT_COUNT, events);
}
