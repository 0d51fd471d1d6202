import { vi } from 'vitest';
import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { applyEvents } from '../calls/apply-events.ts';
import type { CallEvent } from '../contract/events.ts';
import type { liveCallEvents, liveEvents } from '../contract/live.ts';
import { Metrics } from '../metrics/metrics.ts';
import { memoryQueue } from '../testing/services.ts';
import { Viewer } from './viewer.ts';

type Events = typeof liveEvents & typeof liveCallEvents;

/** Somebody who watches, and keeps all that is sent. */
export class Watcher {
  readonly viewer = new Viewer();
  readonly told: { event: string; id: string | undefined; data: unknown }[] = [];
  isOver = false;

  constructor() {
    void this.#read();
  }

  /** All that has come of one name. */
  all<Name extends keyof Events>(event: Name): z.infer<Events[Name]>[] {
    return this.told
      .filter((one) => one.event === event)
      .map(({ data }) => data as z.infer<Events[Name]>);
  }

  /** The last one of a name that has come, once it fits. */
  last<Name extends keyof Events>(
    event: Name,
    fits: (data: z.infer<Events[Name]>) => boolean = () => true,
  ): Promise<z.infer<Events[Name]>> {
    return vi.waitFor(
      () => {
        const last = this.all(event).at(-1);
        if (last === undefined || !fits(last)) {
          throw new Error(`the last "${event}" does not fit: ${JSON.stringify(last)}`);
        }
        return last;
      },
      { timeout: 5_000, interval: 5 },
    );
  }

  async #read(): Promise<void> {
    for await (const frames of this.viewer) {
      for (const text of frames.split('\n\n').filter((one) => one !== '')) {
        const fields = Object.fromEntries(
          text.split('\n').map((line) => {
            const colon = line.indexOf(': ');
            return [line.slice(0, colon), line.slice(colon + 2)];
          }),
        );
        const { event = '', id, data = 'null' } = fields;
        this.told.push({ event, id, data: JSON.parse(data) });
      }
    }
    this.isOver = true;
  }
}

/** Delivers events of a call as its worker does. */
export function deliver(
  database: Database,
  callId: string,
  events: CallEvent[],
  { leg = 0, now = new Date() } = {},
) {
  const services = {
    database,
    queue: memoryQueue(),
    credit: { creditReserveMicros: 50_000 },
    metrics: new Metrics(async () => new Map()),
  };
  return applyEvents(services, { callId, leg }, events, now);
}
