import type { z } from 'zod';
import type { liveCallEvents, liveEvents } from '../../../../backend/contract/live.ts';
import type { StreamEvent } from '../../lib/stream.ts';
import type { LiveListAction } from './live-list.ts';

/** What the backend sends by each name, as it is checked there. */
type DataOf<Events extends Record<string, z.ZodType>> = {
  [Name in keyof Events]: { type: Name; data: z.infer<Events[Name]> };
}[keyof Events];

/** What an event of `GET /v1/live` does to the list; null: nothing that this page knows of. */
export function toListAction(event: StreamEvent): LiveListAction | null {
  const { type, data } = event as DataOf<typeof liveEvents>;
  switch (type) {
    case 'snapshot':
      return { type, calls: data.calls };
    case 'call':
      return { type, call: data };
    case 'gone':
      return { type, id: data.id };
    default:
      return null;
  }
}

/** An event of `GET /v1/calls/{id}/live`. */
export const toCallEvent = (event: StreamEvent) => event as DataOf<typeof liveCallEvents>;
