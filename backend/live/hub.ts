import PQueue from 'p-queue';
import type { Database } from '../../db/client.ts';
import type { EventRow } from '../../db/queries/events.ts';
import { listEventsBeyond, listOpenCallIds } from '../../db/queries/live.ts';
import { toListedEvent } from '../calls/list-events.ts';
import type { Interim } from '../contract/events.ts';
import { ServiceError } from '../errors.ts';
import { errorFields, type Logger } from '../log.ts';
import { FollowedCalls, type News } from './followed-calls.ts';
import { isBeyond, knownOf, type Place, writePlace } from './place.ts';
import { frame, type Viewer } from './viewer.ts';

/** Signals that come within this time are looked into together. */
const FLUSH_MS = 50;
/** While somebody watches, all is looked into so often: signals may be lost. */
const RECONCILE_MS = 5_000;

interface ListViewer {
  viewer: Viewer;
  mayHear: boolean;
}

interface CallViewer {
  viewer: Viewer;
  /** Up to where it was sent events. */
  place: Place;
}

interface Options {
  database: Database;
  now: () => Date;
  log: Logger;
  /** Somebody begins to watch a call. */
  onWatched?: (callId: string) => void;
  reconcileMs?: number;
}

/**
 * Keeps those who watch up to date. Signals only say of which calls there is news: what it is, is
 * read from the database, for all of them at once. Nothing is read while nobody watches.
 */
export class LiveHub {
  readonly #options: Options;
  readonly #list = new Set<ListViewer>();
  readonly #ofCall = new Map<string, Set<CallViewer>>();
  readonly #calls: FollowedCalls;
  readonly #dirty = new Set<string>();
  /** One reads at a time, so that who joins gets what there is, and then what comes. */
  readonly #turns = new PQueue({ concurrency: 1 });
  #followsAll = false;
  #flush: NodeJS.Timeout | undefined;
  #reconcile: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#calls = new FollowedCalls(options.database, options.now);
  }

  /** Calls that are watched one by one. */
  get watched(): string[] {
    return [...this.#ofCall.keys()];
  }

  isWatched(callId: string): boolean {
    return this.#ofCall.has(callId);
  }

  /** How many streams there are here. */
  get viewerCount(): number {
    return [...this.#ofCall.values()].reduce((sum, { size }) => sum + size, this.#list.size);
  }

  /** There is news of a call. */
  changed(callId: string): void {
    if (this.#list.size === 0 && !this.#ofCall.has(callId)) return;
    this.#dirty.add(callId);
    this.#flush ??= setTimeout(() => void this.#lookIntoDirty(), FLUSH_MS);
  }

  interim(callId: string, interim: Interim): void {
    const text = frame('interim', interim);
    for (const { viewer } of this.#viewersOf(callId)) viewer.push(text);
  }

  /**
   * Has all calls in progress sent, and what changes of them, until the viewer ends.
   *
   * @param mayHear - whether what is said may be sent
   */
  joinList(viewer: Viewer, mayHear: boolean): Promise<void> {
    return this.#join(viewer, async () => {
      this.#add(viewer, this.#list, { viewer, mayHear });
      if (!this.#followsAll) await this.#calls.followAll();
      // Who joins may have left meanwhile.
      this.#followsAll = this.#list.size > 0;
      viewer.push(this.#calls.snapshot(mayHear));
    });
  }

  /**
   * Has all events of a call sent, those beyond a place, and what comes, until the viewer or the call
   * ends. Whoever joins may hear.
   *
   * @throws ServiceError `not_found`
   */
  joinCall(callId: string, viewer: Viewer, place: Place): Promise<void> {
    return this.#join(viewer, async () => {
      const member = { viewer, place };
      const members = this.#ofCall.get(callId) ?? new Set();
      this.#ofCall.set(callId, members);
      this.#add(viewer, members, member);
      this.#options.onWatched?.(callId);
      await this.#calls.follow([callId]);
      const found = this.#calls.find(callId);
      if (found === undefined) throw new ServiceError('not_found', 'There is no such call.');
      const { database } = this.#options;
      sendEvents(member, await listEventsBeyond(database, knownOf(callId, place)));
      viewer.push(found.frames.full);
      if (!found.hasEnded) return;
      viewer.push(frame('gone', { id: callId }));
      viewer.end();
      this.#calls.forget(callId);
    });
  }

  /** Ends all streams. */
  close(): void {
    clearTimeout(this.#flush);
    for (const { viewer } of this.#list) viewer.end();
    for (const members of this.#ofCall.values()) for (const { viewer } of members) viewer.end();
  }

  async #join(viewer: Viewer, join: () => Promise<void>): Promise<void> {
    try {
      await this.#turns.add(async () => {
        if (!viewer.ended.aborted) await join();
      });
    } catch (error) {
      viewer.cutOff();
      throw error;
    }
  }

  #add<Member>(viewer: Viewer, members: Set<Member>, member: Member): void {
    const { reconcileMs = RECONCILE_MS } = this.#options;
    this.#reconcile ??= setInterval(() => void this.#lookIntoAll(), reconcileMs).unref();
    members.add(member);
    viewer.ended.addEventListener('abort', () => {
      members.delete(member);
      this.#forgetUnwatched();
    });
  }

  #forgetUnwatched(): void {
    for (const [callId, members] of this.#ofCall) {
      if (members.size === 0) this.#ofCall.delete(callId);
    }
    if (this.#list.size > 0) return;
    this.#followsAll = false;
    for (const callId of this.#calls.ids) {
      if (!this.#ofCall.has(callId)) this.#calls.forget(callId);
    }
    if (this.#ofCall.size > 0) return;
    clearInterval(this.#reconcile);
    this.#reconcile = undefined;
  }

  async #lookIntoAll(): Promise<void> {
    try {
      const open = this.#list.size > 0 ? await listOpenCallIds(this.#options.database) : [];
      for (const callId of [...open, ...this.#calls.ids]) this.#dirty.add(callId);
      await this.#lookIntoDirty();
    } catch (error) {
      this.#options.log.warn({ error: errorFields(error) }, 'Live view not reconciled');
    }
  }

  async #lookIntoDirty(): Promise<void> {
    this.#flush = undefined;
    await this.#turns.add(async () => {
      const callIds = [...this.#dirty].filter(
        (callId) => this.#list.size > 0 || this.#ofCall.has(callId),
      );
      this.#dirty.clear();
      if (callIds.length === 0) return;
      try {
        for (const news of await this.#calls.look(callIds)) this.#tell(news);
      } catch (error) {
        // The next round finds it.
        this.#options.log.warn({ error: errorFields(error) }, 'Live view not brought up to date');
      }
    });
  }

  #tell({ callId, events, frames, hasEnded }: News): void {
    const members = this.#viewersOf(callId);
    for (const member of members) sendEvents(member, events);
    if (frames !== null) {
      for (const { viewer, mayHear } of this.#list)
        viewer.push(mayHear ? frames.full : frames.bare);
      for (const { viewer } of members) viewer.push(frames.full);
    }
    if (!hasEnded) return;
    const gone = frame('gone', { id: callId });
    for (const { viewer } of [...this.#list, ...members]) viewer.push(gone);
    for (const { viewer } of members) viewer.end();
    this.#calls.forget(callId);
  }

  #viewersOf(callId: string): CallViewer[] {
    return [...(this.#ofCall.get(callId) ?? [])];
  }
}

function sendEvents({ viewer, place }: CallViewer, events: EventRow[]): void {
  const frames: string[] = [];
  for (const event of events) {
    if (!isBeyond(place, event)) continue;
    place.set(event.leg, event.seq);
    frames.push(frame('event', toListedEvent(event), writePlace(place)));
  }
  viewer.push(frames.join(''));
}
