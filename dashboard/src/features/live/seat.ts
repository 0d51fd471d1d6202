import type { LocalAudioTrack } from 'livekit-client';
import type { Seat } from '../../../../backend/contract/control.ts';
import { createStore } from '../../lib/store.ts';
import type { Line, LineEvents } from './line.ts';

type SeatKind = 'listening' | 'speaking';

interface SeatState {
  /** Null: not in the room. */
  kind: SeatKind | null;
  /** What is being taken at this moment. */
  taking: SeatKind | null;
  /** The browser plays no sound before something is pressed. */
  isSilenced: boolean;
  error: unknown;
}

const NO_SEAT: SeatState = { kind: null, taking: null, isSilenced: false, error: null };

/** What it takes to sit in the room of one call. */
export interface SeatMeans {
  askForMicrophone: () => Promise<LocalAudioTrack>;
  listen: () => Promise<Seat>;
  takeOver: () => Promise<Seat>;
  handBack: () => Promise<unknown>;
  join: (seat: Seat, microphone: LocalAudioTrack | null, events: LineEvents) => Promise<Line>;
}

/**
 * The place of who looks at a call in its room: none, listening unnoticed, or speaking. A caller is
 * never left with nobody: who leaves, or does not get onto the line, gives the call back.
 */
export class CallSeat {
  readonly state = createStore(NO_SEAT);
  readonly #means: SeatMeans;
  #line: Line | null = null;
  #attempt = new AbortController();

  constructor(means: SeatMeans) {
    this.#means = means;
  }

  /** In place of the one that there is, which is kept when it does not work out. Does not throw. */
  async take(kind: SeatKind): Promise<void> {
    this.#attempt.abort();
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    this.#set({ taking: kind, error: null });
    try {
      const line = await this.#join(kind, signal);
      void this.#line?.leave();
      this.#line = line;
      this.#set({ kind, taking: null, isSilenced: line.isSilenced() });
    } catch (error) {
      if (!signal.aborted) this.#set({ taking: null, error });
    }
  }

  /**
   * Gives a call back that somebody has taken over.
   *
   * @throws when it cannot be: who speaks stays on the line
   */
  async handBack(): Promise<void> {
    await this.#means.handBack();
    if (this.state.get().kind === 'speaking') this.#standUp();
  }

  /** Leaves the seat that there is, and the one that is being taken. */
  leave(): void {
    const wasSpeaking = this.state.get().kind === 'speaking';
    this.#attempt.abort();
    this.#standUp();
    this.#set({ taking: null, error: null });
    if (wasSpeaking) this.#giveBack();
  }

  /** To be called when something is pressed. */
  async unsilence(): Promise<void> {
    await this.#line?.unsilence();
  }

  async #join(kind: SeatKind, signal: AbortSignal): Promise<Line> {
    const { askForMicrophone, takeOver, listen, join } = this.#means;
    const speaks = kind === 'speaking';
    const microphone = speaks ? await askForMicrophone() : null;
    let seat: Seat | undefined;
    let line: Line | undefined;
    try {
      signal.throwIfAborted();
      seat = await (speaks ? takeOver() : listen());
      signal.throwIfAborted();
      line = await join(seat, microphone, {
        // Another seat may have been taken meanwhile.
        onLeft: () => {
          if (this.#line === line) this.#standUp();
        },
        onSound: () => {
          if (line && this.#line === line) this.#set({ isSilenced: line.isSilenced() });
        },
      });
      signal.throwIfAborted();
      return line;
    } catch (error) {
      microphone?.stop();
      void line?.leave();
      if (speaks && seat !== undefined) this.#giveBack();
      throw error;
    }
  }

  #standUp(): void {
    const line = this.#line;
    this.#line = null;
    void line?.leave();
    this.#set({ kind: null, isSilenced: false });
  }

  #giveBack(): void {
    // Where it fails, the agent notices after a while that nobody is there.
    this.#means.handBack().catch(() => undefined);
  }

  #set(fields: Partial<SeatState>): void {
    this.state.update((state) => ({ ...state, ...fields }));
  }
}
