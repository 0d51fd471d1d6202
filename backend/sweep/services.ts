import type { Database } from '../../db/client.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Rooms } from '../livekit/rooms.ts';
import type { Logger } from '../log.ts';

/** What the sweep is given to work with. */
export interface SweepServices {
  database: Database;
  queue: JobQueue;
  rooms: Rooms;
  log: Logger;
}
