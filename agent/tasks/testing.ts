import { EventEmitter } from 'node:events';
import { voice } from '@livekit/agents';
import type { TaskUpdate } from '../../backend/contract/tasks.ts';

const { AgentStateChanged, ConversationItemAdded, UserStateChanged } = voice.AgentSessionEventTypes;

/** From the request to say something to its first sound. */
const START_MS = 100;

/** Something that the session was asked to say. */
export interface Said {
  text: string;
  allowInterruptions: boolean;
  /** Of its sound; null when there was none. */
  startedAtMs: number | null;
  endedAtMs: number | null;
  cut: boolean;
}

/**
 * A session that speaks at ten characters a second by the clock of the test, plays one thing after
 * the other, and lets what can be interrupted be cut by the caller.
 */
export class SpeakingSession extends EventEmitter {
  agentState: voice.AgentState = 'listening';
  userState: voice.UserState = 'listening';
  readonly said: Said[] = [];
  readonly currentAgent = {
    chatCtx: { copy: () => ({ items: [], insert: () => undefined }) },
    updateChatCtx: async () => undefined,
  };
  /** Whether it has something to say: a reply would come after it. */
  isSaying = false;
  #cut: (() => void) | undefined;

  say(text: string, { allowInterruptions = true } = {}) {
    const said: Said = { text, allowInterruptions, startedAtMs: null, endedAtMs: null, cut: false };
    this.said.push(said);
    this.isSaying = true;
    const done = Promise.withResolvers<void>();
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      this.isSaying = false;
      clearTimeout(timer);
      this.#cut = undefined;
      if (said.startedAtMs !== null) {
        said.endedAtMs = Date.now();
        const share = (said.endedAtMs - said.startedAtMs) / (text.length * 100);
        const played = said.cut ? text.slice(0, Math.floor(share * text.length)) : text;
        const item = { type: 'message', role: 'assistant', id: text, textContent: played };
        this.emit(ConversationItemAdded, { item });
        this.agent('listening');
      }
      done.resolve();
    };
    let timer = setTimeout(() => {
      said.startedAtMs = Date.now();
      this.agent('speaking');
      timer = setTimeout(end, text.length * 100);
    }, START_MS);
    const cut = () => {
      said.cut ||= !isOver;
      end();
    };
    if (allowInterruptions) this.#cut = cut;
    return { interrupt: cut, waitForPlayout: () => done.promise };
  }

  agent(state: voice.AgentState) {
    this.agentState = state;
    this.emit(AgentStateChanged, { newState: state });
  }

  user(state: voice.UserState) {
    const oldState = this.userState;
    this.userState = state;
    if (state === 'speaking') this.#cut?.();
    this.emit(UserStateChanged, { oldState, newState: state });
  }
}

/** The updates of a task as the test makes them up; whoever reads them gets those to come. */
export class UpdateStream {
  #seq = 0;
  #more = Promise.withResolvers<void>();
  readonly #updates: TaskUpdate[] = [];

  push(update: Partial<TaskUpdate>): void {
    const numbered = { seq: this.#seq++, at: new Date(0).toISOString(), ...update };
    this.#updates.push(numbered as TaskUpdate);
    this.#more.resolve();
    this.#more = Promise.withResolvers();
  }

  /** All of them, those that are known already first. */
  async *read(): AsyncGenerator<TaskUpdate> {
    let next = 0;
    for (;;) {
      const update = this.#updates[next];
      if (update) {
        next += 1;
        yield update;
      } else await this.#more.promise;
    }
  }
}
