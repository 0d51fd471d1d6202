import { once } from 'node:events';
import type { Answer } from '../tools/confirm.ts';

/** A caller who has said nothing of use for this long has not agreed. */
const WAIT_MS = 60_000;

export const WITHDRAWN: Answer = { answer: 'withdrawn', said: null };

/** The question that a task has put to the caller, one at a time, and what came of it. */
export class Question {
  readonly #news = new EventTarget();
  #openId: string | null = null;
  #answer: Answer | null = null;
  #isCallerThere = true;

  /** Without a caller there is nobody who could agree. */
  get isCallerThere(): boolean {
    return this.#isCallerThere;
  }

  /** Waits for the answer to a question, from before it is put. @throws the signal's reason */
  async answered(confirmationId: string, signal: AbortSignal, waitMs = WAIT_MS): Promise<Answer> {
    this.#openId = confirmationId;
    this.#answer = null;
    const wait = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
    try {
      await once(this.#news, 'answer', { signal: wait });
    } catch {
      signal.throwIfAborted();
    } finally {
      this.#openId = null;
    }
    return this.#answer ?? WITHDRAWN;
  }

  /** Nothing happens when something else is asked, or nothing. */
  answer(confirmationId: string, answer: Answer): void {
    if (confirmationId === this.#openId) this.#settle(answer);
  }

  /** The request has changed: what was asked may not be wanted any more. */
  withdraw(): void {
    if (this.#openId !== null) this.#settle(WITHDRAWN);
  }

  callerLeft(): void {
    this.#isCallerThere = false;
    this.withdraw();
  }

  #settle(answer: Answer): void {
    // The first one counts.
    this.#openId = null;
    this.#answer = answer;
    this.#news.dispatchEvent(new Event('answer'));
  }
}
