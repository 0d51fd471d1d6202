import { log, voice } from '@livekit/agents';
import type { DelayMessages } from '../delays/delay-messages.ts';
import type { HoldSound } from '../delays/hold-sound.ts';
import { withoutMarks } from '../must-hear/marked-text.ts';
import type { SpokenLines } from '../spoken-lines.ts';
import { Floor } from './floor.ts';

const { ConversationItemAdded } = voice.AgentSessionEventTypes;

/** Something that must be said. */
export interface Announcement {
  text: string;
  /** `word`: an answer to what the caller has just said, of no use later. */
  kind: 'result' | 'failure' | 'question' | 'word';
  /** It is about to be said. */
  onBegin?: () => void;
  /** It was said; `heard` is all of it, or what was played when the caller cut it. */
  onEnd?: (heard: string) => void;
}

type Saying = Announcement['kind'] | 'delay';

interface Options {
  session: voice.AgentSession;
  lines: Pick<SpokenLines, 'find'>;
  delays: DelayMessages;
  /** What a waiting caller hears while nothing is said. */
  hold: Pick<HoldSound, 'start' | 'stop'> | undefined;
  /** Longer than callers pause within a turn, in milliseconds. */
  turnMs: number;
  /** Whether the caller waits for something that is being worked on. */
  isWaiting: () => boolean;
  /** Whether the caller has been asked something and all else has to wait. */
  isAsking: () => boolean;
}

/**
 * Says what comes from tasks when neither side speaks: what must be said in order and once, and
 * while there is nothing to say but the caller waits, delay messages, which give way at once.
 */
export class Announcer {
  readonly #options: Options;
  readonly #floor: Floor;
  readonly #queue: Announcement[] = [];
  #timer: NodeJS.Timeout | undefined;
  #saying: Saying | undefined;
  #speech: voice.SpeechHandle | undefined;
  /** Whether there was a sound of it; then the SDK decides whether it is cut or only paused. */
  #hasBegun = false;
  #wasWaiting = false;
  #stopped = false;
  #isPaused = false;

  constructor(options: Options) {
    this.#options = options;
    this.#floor = new Floor(options.session, options.turnMs, () => this.wake());
  }

  /** What kind of thing is being said now, if it comes from here. */
  get saying(): Saying | undefined {
    return this.#saying;
  }

  announce(announcement: Announcement): void {
    this.#queue.push(announcement);
    this.wake();
  }

  /** Takes back what has not been said yet. */
  withdraw(announcement: Announcement): void {
    const at = this.#queue.indexOf(announcement);
    if (at !== -1) this.#queue.splice(at, 1);
  }

  /** The caller's turn is over, and will get no reply. */
  turnTaken(): void {
    this.#floor.takeTurn();
    this.wake();
  }

  /** Says nothing until `resume`; what is to be said is said then. */
  pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    this.#options.hold?.stop();
  }

  resume(): void {
    this.#isPaused = false;
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#options.hold?.stop();
    this.#floor.leave();
  }

  /** Looks again at what is to be done, now that something has changed. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#isPaused) return;
    this.#noteWaiting();
    this.#giveWay();
    const { delays, hold, isWaiting, isAsking } = this.#options;
    const { quietMs, pauseMs } = this.#floor;
    const isSilent = this.#saying === undefined && quietMs !== undefined;
    const next = this.#next();
    const keepsCompany = next === undefined && isWaiting() && !isAsking();
    if (isSilent && keepsCompany) hold?.start();
    else hold?.stop();
    if (!isSilent) return;
    if (next) this.#after(pauseMs, quietMs, () => this.#sayNext());
    if (keepsCompany) {
      const dueMs = delays.dueAfterMs(quietMs, Date.now());
      this.#after(Math.max(dueMs, pauseMs), quietMs, () => this.#sayDelay());
    }
  }

  #noteWaiting(): void {
    const isWaiting = this.#options.isWaiting();
    if (isWaiting && !this.#wasWaiting) this.#options.delays.begin(Date.now());
    this.#wasWaiting = isWaiting;
  }

  #giveWay(): void {
    const { session, isWaiting } = this.#options;
    const isOver = this.#next() !== undefined || !isWaiting();
    if (session.agentState === 'speaking') this.#hasBegun = true;
    // The SDK would begin it in the caller's first short pause.
    const isTooLate = session.userState === 'speaking' && !this.#hasBegun;
    if (isTooLate || (this.#saying === 'delay' && isOver)) this.#speech?.interrupt(true);
  }

  #next(): Announcement | undefined {
    const isOpen = this.#options.isAsking();
    return this.#queue.find(({ kind }) => !isOpen || kind === 'question' || kind === 'word');
  }

  #after(dueMs: number, quietMs: number, act: () => Promise<void>): void {
    if (quietMs >= dueMs) void act();
    else this.#timer = setTimeout(() => this.wake(), dueMs - quietMs);
  }

  async #sayNext(): Promise<void> {
    const next = this.#next();
    if (!next) return;
    const heard = await this.#say(next.kind, next.text, () => {
      if (!this.#queue.includes(next)) return false;
      this.withdraw(next);
      next.onBegin?.();
      return true;
    });
    // Cut before its first word, it is said again. A word of the moment is not.
    if (heard === '' && next.kind !== 'word') this.#queue.unshift(next);
    else if (heard !== undefined) next.onEnd?.(heard);
    this.wake();
  }

  async #sayDelay(): Promise<void> {
    const text = this.#options.delays.take(Date.now());
    const isWanted = () => this.#next() === undefined && this.#options.isWaiting();
    await this.#say('delay', text, isWanted);
    this.wake();
  }

  /**
   * @param begin - called when it can be said; false: it is not to be said any more
   * @returns what was heard of it; undefined when it was not begun
   */
  async #say(kind: Saying, text: string, begin: () => boolean): Promise<string | undefined> {
    const { session, lines, hold } = this.#options;
    this.#saying = kind;
    this.#hasBegun = false;
    hold?.stop();
    let heard = '';
    const listen = ({ item }: voice.ConversationItemAddedEvent) => {
      if (item.type !== 'message' || item.role !== 'assistant') return;
      const said = item.textContent?.trim() ?? '';
      // When the voice fails, another line is said in the place of this one.
      if (!withoutMarks(text).startsWith(said)) return;
      heard = said;
      // The model would take it for an answer of its own.
      if (kind === 'delay') forget(session.currentAgent, item.id);
    };
    session.on(ConversationItemAdded, listen);
    try {
      const audio = await lines.find(text);
      if (this.#stopped || this.#isPaused || this.#floor.quietMs === undefined) return undefined;
      if (!begin()) return undefined;
      this.#speech = session.say(text, {
        ...(audio && { audio }),
        allowInterruptions: kind !== 'question',
      });
      await this.#speech.waitForPlayout();
      return heard;
    } catch (error) {
      // Nothing can be said any more.
      log().warn({ error }, 'announcement not said');
      this.stop();
      return undefined;
    } finally {
      session.off(ConversationItemAdded, listen);
      this.#saying = undefined;
      this.#speech = undefined;
      this.#floor.restart();
    }
  }
}

function forget(agent: voice.Agent, id: string): void {
  const context = agent.chatCtx.copy();
  context.items = context.items.filter((item) => item.id !== id);
  void agent.updateChatCtx(context);
}
