import type { Consent } from '../../backend/contract/tasks.ts';
import type { Announcement } from './announcer.ts';
import type { CallTask } from './followed-task.ts';
import type { TaskPhrases } from './phrases/index.ts';

/** A caller who says nothing to a question is asked again after this long. */
const NO_ANSWER_MS = 8_000;

interface Question {
  task: CallTask;
  confirmationId: string;
  summary: string;
  /** How often it has been asked. */
  asked: number;
}

interface Options {
  /** In the language of the moment. */
  phrases: () => TaskPhrases;
  /** Says something when nobody speaks. */
  announce: (announcement: Announcement) => void;
  withdraw: (announcement: Announcement) => void;
  /** The caller's turn is taken here, and gets no reply of the model. */
  onTurnTaken: () => void;
  /** @returns null when the backend could not be told */
  answer: (task: CallTask, confirmationId: string, said: string) => Promise<Consent | null>;
}

/**
 * Asks the caller before something is changed, one question at a time. The question is put by code,
 * in the backend's words, and what the caller says next goes to the backend: no model has a say.
 */
export class Confirmations {
  readonly #options: Options;
  readonly #waiting: Question[] = [];
  #current: Question | undefined;
  #announcement: Announcement | undefined;
  #isOpen = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether the caller is being asked, or is to answer. */
  get isAsking(): boolean {
    return this.#current !== undefined;
  }

  ask(task: CallTask, confirmationId: string, summary: string): void {
    this.#waiting.push({ task, confirmationId, summary, asked: 0 });
    this.#next();
  }

  /** The questions of this task need no answer any more. */
  drop(task: CallTask): void {
    for (const [at, question] of [...this.#waiting.entries()].reverse()) {
      if (question.task === task) this.#waiting.splice(at, 1);
    }
    if (this.#current?.task === task) this.#close();
  }

  /**
   * @param isFromBefore - begun before the caller had heard the question: no answer to it, whatever
   *   the words are, so that it is put again
   * @returns whether what the caller said is the answer to a question, and gets no reply
   */
  hear(said: string, isFromBefore = false): boolean {
    const question = this.#current;
    if (!question || !this.#isOpen) return false;
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#options.onTurnTaken();
    if (isFromBefore) this.#repeat();
    else void this.#answer(question, said);
    return true;
  }

  /** The caller begins to speak, which may take longer than the time for an answer. */
  callerSpeaks(): void {
    clearTimeout(this.#timer);
  }

  /** The caller has stopped speaking: if that was no answer, the question is put again. */
  callerSpoke(): void {
    if (this.#isOpen) this.#expectAnswer();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
    this.#current = undefined;
    this.#isOpen = false;
  }

  #next(): void {
    if (this.#current) return;
    const next = this.#waiting.shift();
    if (next) this.#put(next);
  }

  #put(question: Question): void {
    const { phrases, announce } = this.#options;
    const { questions } = phrases();
    const frame = questions[question.asked] ?? questions[0];
    question.asked += 1;
    this.#current = question;
    this.#announcement = {
      kind: 'question',
      text: frame.replace('{summary}', () => question.summary),
      onEnd: () => {
        if (this.#current !== question) return;
        this.#isOpen = true;
        this.#expectAnswer();
      },
    };
    announce(this.#announcement);
  }

  #expectAnswer(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#repeat(), NO_ANSWER_MS);
  }

  async #answer(question: Question, said: string): Promise<void> {
    const { answer, phrases } = this.#options;
    const consent = await answer(question.task, question.confirmationId, said);
    if (this.#current !== question) return this.#confirmHeard(consent);
    if (consent === 'unclear') return this.#repeat();
    this.#close();
    if (consent === null) this.#say(phrases().failures.backend);
    else this.#confirmHeard(consent);
  }

  /** The update that the question was answered may come before the answer to our own request. */
  #confirmHeard(consent: Consent | null): void {
    const { phrases } = this.#options;
    if (consent === 'yes') this.#say(phrases().agreed);
    if (consent === 'no') this.#say(phrases().declined);
  }

  #repeat(): void {
    const question = this.#current;
    if (!question) return;
    this.#isOpen = false;
    const { phrases, answer } = this.#options;
    if (question.asked < phrases().questions.length) {
      this.#put(question);
      return;
    }
    this.#close();
    this.#say(phrases().notAgreed);
    void answer(question.task, question.confirmationId, phrases().no);
  }

  #say(text: string): void {
    this.#options.announce({ kind: 'word', text });
  }

  #close(): void {
    clearTimeout(this.#timer);
    if (this.#announcement) this.#options.withdraw(this.#announcement);
    this.#current = undefined;
    this.#isOpen = false;
    this.#next();
  }
}
