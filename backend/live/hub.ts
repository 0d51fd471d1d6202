import type { Database } from '../../db/client.ts';
import type { EventRow } from '../../db/queries/events.ts';
import {
  type LiveRow,
  listEventsBeyond,
  listLastEvents,
  listLiveRows,
  listOpenCallIds,
} from '../../db/queries/live.ts';
import { toListedEvent } from '../calls/list-events.ts';
import type { Interim } from '../contract/events.ts';
import { ServiceError } from '../errors.ts';
import { errorFields, type Logger } from '../log.ts';
import { CallView, withoutContent } from './call-view.ts';
import { isBeyond, knownOf, type Place, writePlace } from './place.ts';
import { frame, type Viewer } from './viewer.ts';

/** Signals that come within this time are looked into together. */
const FLUSH_MS = 50;
/** While somebody watches, all is looked into so often: signals may be lost. */
const RECONCILE_MS = 5_000;

/** A call that somebody watches. */
interface Followed {
  view: CallView;
  row: LiveRow;
  /** As it was sent last, with and without content. */
  frames: { full: string; bare: string };
}

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
 * read from the database, for all of them at once. All reading is done in turns, one at a time, so
 * that who joins gets what there is, and then what comes. Nothing is read while nobody watches.
 */
export class LiveHub {
  readonly #options: Options;
  readonly #list = new Set<ListViewer>();
  readonly #ofCall = new Map<string, Set<CallViewer>>();
  readonly #followed = new Map<string, Followed>();
  readonly #dirty = new Set<string>();
  #followsAll = false;
  #turn: Promise<unknown> = Promise.resolve();
  #flush: NodeJS.Timeout | undefined;
  #reconcile: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Calls that are watched one by one. */
  get watched(): string[] {
    return [...this.#ofCall.keys()];
  }

  isWatched(callId: string): boolean {
    return this.#ofCall.has(callId);
  }

  /** There is news of a call. */
  changed(callId: string): void {
    if (this.#list.size === 0 && !this.#ofCall.has(callId)) return;
    this.#dirty.add(callId);
    this.#flush ??= setTimeout(() => void this.#refreshDirty(), FLUSH_MS);
  }

  interim(callId: string, interim: Interim): void {
    const text = frame('interim', interim);
    for (const { viewer } of this.#ofCall.get(callId) ?? []) viewer.push(text);
  }

  /**
   * Has all calls in progress sent, and what changes of them, until the viewer ends.
   *
   * @param mayHear - whether what is said may be sent
   */
  joinList(viewer: Viewer, mayHear: boolean): Promise<void> {
    const member = { viewer, mayHear };
    return this.#join(viewer, async () => {
      this.#add(viewer, this.#list, member);
      if (!this.#followsAll) await this.#follow(await listOpenCallIds(this.#options.database));
      // Who joins may have left meanwhile.
      this.#followsAll = this.#list.size > 0;
      const calls = [...this.#followed.values()]
        .filter(({ row }) => row.call.endedAt === null)
        .map(({ view, row }) => view.toLiveCall(row, this.#options.now()))
        .map((call) => (mayHear ? call : withoutContent(call)));
      viewer.push(frame('snapshot', { calls }));
    });
  }

  /**
   * Has all events of a call sent, those beyond a place, and what comes, until the viewer or the call
   * ends. Whoever joins may hear.
   *
   * @throws ServiceError `not_found`
   */
  joinCall(callId: string, viewer: Viewer, place: Place): Promise<void> {
    const member = { viewer, place };
    return this.#join(viewer, async () => {
      const members = this.#ofCall.get(callId) ?? new Set();
      this.#ofCall.set(callId, members);
      this.#add(viewer, members, member);
      this.#options.onWatched?.(callId);
      await this.#follow([callId]);
      const followed = this.#followed.get(callId);
      if (followed === undefined) throw new ServiceError('not_found', 'There is no such call.');
      const { database } = this.#options;
      sendEvents(member, await listEventsBeyond(database, knownOf(callId, place)));
      viewer.push(followed.frames.full);
      if (followed.row.call.endedAt === null) return;
      this.#followed.delete(callId);
      viewer.push(frame('gone', { id: callId }));
      viewer.end();
    });
  }

  /** Ends all streams. */
  close(): void {
    clearTimeout(this.#flush);
    for (const { viewer } of this.#list) viewer.end();
    for (const members of this.#ofCall.values()) for (const { viewer } of members) viewer.end();
    clearInterval(this.#reconcile);
  }

  async #join(viewer: Viewer, join: () => Promise<void>): Promise<void> {
    try {
      await this.#inTurn(async () => {
        if (!viewer.ended.aborted) await join();
      });
    } catch (error) {
      viewer.cutOff();
      throw error;
    }
  }

  #add<Member>(viewer: Viewer, members: Set<Member>, member: Member): void {
    const { reconcileMs = RECONCILE_MS } = this.#options;
    this.#reconcile ??= setInterval(() => void this.#reconcileAll(), reconcileMs).unref();
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
    for (const callId of this.#followed.keys()) {
      if (!this.#ofCall.has(callId)) this.#followed.delete(callId);
    }
    if (this.#ofCall.size > 0) return;
    clearInterval(this.#reconcile);
    this.#reconcile = undefined;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #refreshDirty(): Promise<void> {
    this.#flush = undefined;
    await this.#inTurn(async () => {
      const callIds = [...this.#dirty];
      this.#dirty.clear();
      await this.#refresh(callIds).catch((error: unknown) => {
        // The next round finds it.
        this.#options.log.warn({ error: errorFields(error) }, 'Live view not brought up to date');
      });
    });
  }

  async #reconcileAll(): Promise<void> {
    try {
      const open = this.#list.size > 0 ? await listOpenCallIds(this.#options.database) : [];
      for (const callId of [...open, ...this.#followed.keys()]) this.#dirty.add(callId);
      await this.#refreshDirty();
    } catch (error) {
      this.#options.log.warn({ error: errorFields(error) }, 'Live view not reconciled');
    }
  }

  /** Begins to follow those calls that are not followed yet. */
  async #follow(callIds: string[]): Promise<void> {
    const fresh = callIds.filter((callId) => !this.#followed.has(callId));
    if (fresh.length === 0) return;
    const { database } = this.#options;
    // Asked first: events that come in between are then among those taken.
    const rows = await listLiveRows(database, fresh);
    const events = groupByCall(await listLastEvents(database, fresh));
    for (const row of rows) {
      const view = new CallView();
      for (const event of events.get(row.call.id) ?? []) view.apply(event);
      const frames = this.#framesOf(view, row);
      this.#followed.set(row.call.id, { view, row, frames });
    }
  }

  /** Reads what is new of calls, and sends it to those who watch them. */
  async #refresh(callIds: string[]): Promise<void> {
    const wanted = callIds.filter((callId) => this.#list.size > 0 || this.#ofCall.has(callId));
    if (wanted.length === 0) return;
    const { database } = this.#options;
    const known = wanted.filter((callId) => this.#followed.has(callId));
    const places = known.flatMap((callId) =>
      knownOf(callId, this.#followed.get(callId)?.view.place ?? new Map()),
    );
    const [rows, fresh] = await Promise.all([
      listLiveRows(database, known),
      listEventsBeyond(database, places).then(groupByCall),
    ]);
    const begun = wanted.filter((callId) => !this.#followed.has(callId));
    await this.#follow(begun);
    for (const row of rows) this.#update(row, fresh.get(row.call.id) ?? []);
    for (const callId of begun) this.#tellBegun(callId);
  }

  #update(row: LiveRow, events: EventRow[]): void {
    const { id, endedAt } = row.call;
    const followed = this.#followed.get(id);
    if (followed === undefined) return;
    for (const event of events) followed.view.apply(event);
    for (const member of this.#ofCall.get(id) ?? []) sendEvents(member, events);
    const before = followed.frames;
    followed.row = row;
    followed.frames = this.#framesOf(followed.view, row);
    if (followed.frames.full !== before.full) this.#send(id, followed.frames);
    if (endedAt !== null) this.#gone(id);
  }

  #tellBegun(callId: string): void {
    const followed = this.#followed.get(callId);
    if (followed === undefined) return;
    // One that has ended by the time it is first seen was never in the list.
    if (followed.row.call.endedAt !== null) this.#followed.delete(callId);
    else this.#send(callId, followed.frames);
  }

  #send(callId: string, { full, bare }: Followed['frames']): void {
    for (const { viewer, mayHear } of this.#list) viewer.push(mayHear ? full : bare);
    for (const { viewer } of this.#ofCall.get(callId) ?? []) viewer.push(full);
  }

  #gone(callId: string): void {
    const text = frame('gone', { id: callId });
    this.#followed.delete(callId);
    for (const { viewer } of this.#list) viewer.push(text);
    for (const { viewer } of this.#ofCall.get(callId) ?? []) {
      viewer.push(text);
      viewer.end();
    }
  }

  #framesOf(view: CallView, row: LiveRow): Followed['frames'] {
    const call = view.toLiveCall(row, this.#options.now());
    return { full: frame('call', call), bare: frame('call', withoutContent(call)) };
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

function groupByCall(events: EventRow[]): Map<string, EventRow[]> {
  return Map.groupBy(events, ({ callId }) => callId);
}
