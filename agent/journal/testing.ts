import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type {
  AppendEventsResponse,
  CallEvent,
  Interim,
  NewCallEvent,
} from '../../backend/contract/events.ts';
import type { SendEvents } from './outbox.ts';

export const CALL_ID = '0b6d1f5e-9d52-4f0e-8f9b-8c6a3c0f2d11';
export const LEG = { callId: CALL_ID, leg: 0 };

/** A folder of its own for each test. */
export function useFolder(): () => string {
  let folder = '';
  beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  return () => folder;
}

export const digit = (text: string): NewCallEvent => ({ type: 'dtmf', digit: text });

export const ended: NewCallEvent = {
  type: 'ended',
  reason: 'caller_hung_up',
  endedAt: '2026-01-01T10:00:00.000Z',
  detail: null,
};

export const numbered = (seq: number): CallEvent => ({
  type: 'dtmf',
  digit: String(seq % 10),
  seq,
  at: '2026-01-01T10:00:00.000Z',
});

/** What becomes of one delivery. */
export type Luck = 'taken' | 'not sent' | 'answer lost' | 'half taken' | 'half forgotten';
export const LUCK: Luck[] = ['taken', 'not sent', 'answer lost', 'half taken', 'half forgotten'];

/** A backend as the contract has it: applies each event once, in order; over a line of varying luck. */
export class FakeBackend {
  readonly applied: CallEvent[] = [];
  readonly batches: number[] = [];
  /** Thrown by each delivery, while set. */
  away: Error | null = null;
  stop: AppendEventsResponse['stop'] = null;
  isWatched = false;
  commands: AppendEventsResponse['commands'] = [];
  readonly interims: Interim[] = [];
  readonly #luck: Luck[];
  #progress = Promise.withResolvers<void>();

  constructor(luck: Luck[] = []) {
    this.#luck = luck;
  }

  readonly send: SendEvents = async (events, interim) => {
    if (interim !== null) this.interims.push(interim);
    this.batches.push(events.length);
    const luck = this.#luck.shift() ?? 'taken';
    if (this.away) throw this.away;
    if (luck === 'not sent') throw new Error('not sent');
    // As after the failure of a database whose replica was behind.
    if (luck === 'half forgotten') this.applied.length = this.applied.length >> 1;
    else this.#apply(luck === 'half taken' ? events.slice(0, events.length >> 1) : events);
    if (luck === 'answer lost') throw new Error('answer lost');
    const cost = { micros: 0, incomplete: false };
    return {
      nextSeq: this.applied.length,
      cost,
      stop: this.stop,
      watched: this.isWatched,
      commands: this.commands,
    };
  };

  /** Resolves when so many events have been applied. */
  async has(count: number): Promise<void> {
    while (this.applied.length < count) await this.#progress.promise;
  }

  #apply(events: CallEvent[]): void {
    for (const event of events) if (event.seq === this.applied.length) this.applied.push(event);
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}
