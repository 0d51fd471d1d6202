import type { Database } from '../../db/client.ts';
import type { EventRow } from '../../db/queries/events.ts';
import {
  type LiveRow,
  listEventsBeyond,
  listLastEvents,
  listLiveRows,
  listOpenCallIds,
} from '../../db/queries/live.ts';
import { CallView, withoutContent } from './call-view.ts';
import { knownOf } from './place.ts';
import { frame } from './viewer.ts';

/** How a call stands, as it is sent: with its content, and without. */
interface Frames {
  full: string;
  bare: string;
}

interface Followed {
  view: CallView;
  row: LiveRow;
  frames: Frames;
}

/** What was found when a call was looked into. */
export interface News {
  callId: string;
  /** What has happened; of a call that was not followed before, none. */
  events: EventRow[];
  /** How it stands now, if that is not how it stood before. */
  frames: Frames | null;
  hasEnded: boolean;
}

/** The calls that somebody watches, as far as they have been read from the database. */
export class FollowedCalls {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #calls = new Map<string, Followed>();

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  get ids(): string[] {
    return [...this.#calls.keys()];
  }

  /** How a followed call stands, and whether it has ended; undefined: there is no such call. */
  find(callId: string): { frames: Frames; hasEnded: boolean } | undefined {
    const followed = this.#calls.get(callId);
    return followed && { frames: followed.frames, hasEnded: hasEnded(followed) };
  }

  /** All that are in progress. */
  snapshot(mayHear: boolean): string {
    const calls = [...this.#calls.values()]
      .filter((followed) => !hasEnded(followed))
      .map(({ view, row }) => view.toLiveCall(row, this.#now()));
    return frame('snapshot', { calls: mayHear ? calls : calls.map(withoutContent) });
  }

  async followAll(): Promise<void> {
    await this.follow(await listOpenCallIds(this.#database));
  }

  /** Begins to follow those that are not followed yet. */
  async follow(callIds: string[]): Promise<void> {
    const fresh = callIds.filter((callId) => !this.#calls.has(callId));
    if (fresh.length === 0) return;
    // Asked first: events that come in between are then among those taken.
    const rows = await listLiveRows(this.#database, fresh);
    const events = byCall(await listLastEvents(this.#database, fresh));
    for (const row of rows) {
      const view = new CallView();
      for (const event of events.get(row.call.id) ?? []) view.apply(event);
      this.#calls.set(row.call.id, { view, row, frames: this.#framesOf(view, row) });
    }
  }

  /** Looks into these calls, all at once. */
  async look(callIds: string[]): Promise<News[]> {
    const known = callIds.filter((callId) => this.#calls.has(callId));
    const places = known.flatMap((callId) =>
      knownOf(callId, this.#calls.get(callId)?.view.place ?? new Map()),
    );
    // Asked first: of a call that has ended by then, all events are there.
    const [rows] = await Promise.all([listLiveRows(this.#database, known), this.follow(callIds)]);
    const events = byCall(await listEventsBeyond(this.#database, places));
    const begun = callIds.filter((callId) => !known.includes(callId));
    return [
      ...rows.flatMap((row) => this.#update(row, events.get(row.call.id) ?? [])),
      ...begun.flatMap((callId) => this.#begun(callId)),
    ];
  }

  forget(callId: string): void {
    this.#calls.delete(callId);
  }

  #update(row: LiveRow, events: EventRow[]): News[] {
    const callId = row.call.id;
    const followed = this.#calls.get(callId);
    // Nobody watches any more.
    if (followed === undefined) return [];
    for (const event of events) followed.view.apply(event);
    const before = followed.frames.full;
    followed.row = row;
    followed.frames = this.#framesOf(followed.view, row);
    const frames = followed.frames.full === before ? null : followed.frames;
    return [{ callId, events, frames, hasEnded: hasEnded(followed) }];
  }

  #begun(callId: string): News[] {
    const found = this.find(callId);
    return found ? [{ callId, events: [], ...found }] : [];
  }

  #framesOf(view: CallView, row: LiveRow): Frames {
    const call = view.toLiveCall(row, this.#now());
    return { full: frame('call', call), bare: frame('call', withoutContent(call)) };
  }
}

const hasEnded = ({ row }: Followed): boolean => row.call.endedAt !== null;

const byCall = (events: EventRow[]): Map<string, EventRow[]> =>
  Map.groupBy(events, ({ callId }) => callId);
