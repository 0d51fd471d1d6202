import type { Database, Listen } from '../../db/client.ts';
import { notify } from '../../db/notify.ts';
import type { Interim } from '../contract/events.ts';
import { errorFields, type Logger } from '../log.ts';
import { keepDoing } from '../sweep/keep-doing.ts';
import { LiveHub } from './hub.ts';
import type { Place } from './place.ts';
import { HELLO_MS, Relay } from './relay.ts';
import type { Viewer } from './viewer.ts';

const CHANNEL = 'switchboard_live';

/** Calls as they happen, for those who watch here and at other backends. */
export interface Live {
  /** To be told when there is news of a call in the database. */
  changed(callId: string): void;
  /** To be told what is being said on a call, as long as that is watched. */
  interim(callId: string, interim: Interim): void;
  isWatched(callId: string): boolean;
  /** How many streams there are at this backend. */
  viewerCount(): number;
  /** See `LiveHub`. */
  joinList(viewer: Viewer, mayHear: boolean): Promise<void>;
  joinCall(callId: string, viewer: Viewer, place: Place): Promise<void>;
  /** Hears of other backends from now on. */
  start(): void;
  /** Ends all streams. */
  close(): void;
}

/** @param listen - hears what the database relays */
export function createLive(database: Database, listen: Listen, now: () => Date, log: Logger): Live {
  const relay = new Relay({
    send: (payload) => notify(database, CHANNEL, payload),
    watched: () => hub.watched,
    onChanged: (callId) => hub.changed(callId),
    onInterim: (callId, interim) => hub.interim(callId, interim),
    now,
  });
  const sayHello = () =>
    relay.hello().catch((error: unknown) => {
      log.warn({ error: errorFields(error) }, 'Other backends not told');
    });
  const hub: LiveHub = new LiveHub({ database, now, log, onWatched: () => void sayHello() });

  let unlisten: (() => Promise<void>) | undefined;
  // The driver takes a lost connection up again, but not when the database stays away for a while.
  const stayInTouch = async () => {
    if (!relay.isHearing) {
      await unlisten?.().catch(() => undefined);
      unlisten = await listen(CHANNEL, (payload) => relay.receive(payload));
    }
    await relay.hello();
  };
  const hellos = keepDoing('live', stayInTouch, HELLO_MS, log);

  return {
    changed(callId) {
      hub.changed(callId);
      relay.changed(callId);
    },
    interim(callId, interim) {
      hub.interim(callId, interim);
      relay.interim(callId, interim);
    },
    isWatched: (callId) => hub.isWatched(callId) || relay.isWatchedElsewhere(callId),
    viewerCount: () => hub.viewerCount,
    joinList: (viewer, mayHear) => hub.joinList(viewer, mayHear),
    joinCall: (callId, viewer, place) => hub.joinCall(callId, viewer, place),
    start: hellos.start,
    close() {
      hellos.stop();
      relay.stop();
      hub.close();
    },
  };
}
