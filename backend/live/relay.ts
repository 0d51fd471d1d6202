import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Interim, interim } from '../contract/events.ts';

/** What happens together is sent together. */
export const GATHER_MS = 50;
/** How often a backend tells the others that it lives, and what is watched at it. */
export const HELLO_MS = 5_000;
/** One that has missed this many hellos is gone. */
const GONE_MS = 2.5 * HELLO_MS;

/** Some 6 kB: Postgres takes 8. */
const MAX_IDS = 150;

/** What one backend tells the others. */
const message = z.object({
  from: z.uuid(),
  /** Calls of which there is news. */
  changed: z.array(z.uuid()).optional(),
  interim: interim.extend({ callId: z.uuid() }).optional(),
  /** Calls that are watched at it. */
  watched: z.array(z.uuid()).optional(),
});
type Message = z.infer<typeof message>;

interface Options {
  send: (payload: string) => Promise<void>;
  /** Calls that are watched here. */
  watched: () => string[];
  onChanged: (callId: string) => void;
  onInterim: (callId: string, interim: Interim) => void;
  now: () => Date;
}

/**
 * What backends on one database tell each other of their calls, gathered over some hundredths of a
 * second. What does not arrive is found later in the database. A backend that is alone only tells,
 * every few seconds, that it is there.
 */
export class Relay {
  readonly #options: Options;
  readonly #id = randomUUID();
  /** When each of the others was last heard of. */
  readonly #others = new Map<string, number>();
  /** When each call was last said to be watched elsewhere. */
  readonly #watchedElsewhere = new Map<string, number>();
  readonly #changed = new Set<string>();
  readonly #interims = new Map<string, Interim>();
  #timer: NodeJS.Timeout | undefined;
  #heardSelfAt = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  changed(callId: string): void {
    if (!this.#hasOthers) return;
    this.#changed.add(callId);
    this.#sendSoon();
  }

  /** The latest one of a call stands for those before it. */
  interim(callId: string, interim: Interim): void {
    if (!this.isWatchedElsewhere(callId)) return;
    this.#interims.set(callId, interim);
    this.#sendSoon();
  }

  isWatchedElsewhere(callId: string): boolean {
    return this.#isRecent(this.#watchedElsewhere.get(callId));
  }

  /** Whether what is sent comes back, so that the others are heard too. */
  get isHearing(): boolean {
    return this.#isRecent(this.#heardSelfAt);
  }

  /** To be called every `HELLO_MS`, and when something begins to be watched here. */
  async hello(): Promise<void> {
    const watched = this.#options.watched();
    const parts = inParts(watched);
    for (const part of parts.length > 0 ? parts : [[]]) await this.#send({ watched: part });
    this.#forgetGone();
  }

  /** What is not understood was sent by a backend of another version. */
  receive(payload: string): void {
    const { success, data } = message.safeParse(parsed(payload));
    if (!success) return;
    const { from, changed = [], interim, watched } = data;
    const nowMs = this.#nowMs();
    if (from === this.#id) {
      this.#heardSelfAt = nowMs;
      return;
    }
    this.#others.set(from, nowMs);
    for (const callId of watched ?? []) this.#watchedElsewhere.set(callId, nowMs);
    for (const callId of changed) this.#options.onChanged(callId);
    if (interim === undefined) return;
    const { callId, ...said } = interim;
    this.#options.onInterim(callId, said);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  get #hasOthers(): boolean {
    return [...this.#others.values()].some((heardAt) => this.#isRecent(heardAt));
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => void this.#sendGathered(), GATHER_MS);
  }

  /** One message at a time, and what comes meanwhile is gathered: the connections are for the calls. */
  async #sendGathered(): Promise<void> {
    const changed = [...this.#changed];
    const interims = [...this.#interims];
    this.#changed.clear();
    this.#interims.clear();
    const messages = [
      ...inParts(changed).map((part) => ({ changed: part })),
      ...interims.map(([callId, said]) => ({ interim: { callId, ...said } })),
    ];
    try {
      for (const part of messages) await this.#send(part);
    } catch {
      // What is lost is found in the database within seconds.
    }
    this.#timer = undefined;
    if (this.#changed.size + this.#interims.size > 0) this.#sendSoon();
  }

  #send(content: Omit<Message, 'from'>): Promise<void> {
    return this.#options.send(JSON.stringify({ from: this.#id, ...content }));
  }

  #forgetGone(): void {
    for (const known of [this.#others, this.#watchedElsewhere]) {
      for (const [id, heardAt] of known) if (!this.#isRecent(heardAt)) known.delete(id);
    }
  }

  #isRecent(atMs: number | undefined): boolean {
    return atMs !== undefined && this.#nowMs() - atMs < GONE_MS;
  }

  #nowMs(): number {
    return this.#options.now().getTime();
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

const inParts = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, n) =>
    ids.slice(n * MAX_IDS, (n + 1) * MAX_IDS),
  );
