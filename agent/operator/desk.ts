import { log, type voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import type { OperatorCommand } from '../../backend/contract/control.ts';
import type { NewEvent, RecordEvent } from '../events/record.ts';
import type { SpokenLines } from '../spoken-lines.ts';
import { isOperatorBeside } from './is-operator.ts';
import { watchPresence } from './presence.ts';

/** A transfer that is neither done nor refused by then is given up: it rings for 30 s at most. */
const TRANSFERRED_WITHIN_MS = 45_000;

interface Options {
  room: Room;
  /** The identity of the caller. */
  caller: string;
  session: voice.AgentSession;
  /** What speaks of its own accord. */
  tasks: { pause(): void; resume(): void };
  lines: Pick<SpokenLines, 'texts'>;
  record: RecordEvent;
  /** Ends the call; `line` is said before, if any. */
  end: (line: string | null) => void;
}

/** Does what operators wish on a call. What has been done is recorded, which confirms it. */
export class OperatorDesk {
  readonly #options: Options;
  #operator: string | null = null;
  #isTransferring = false;
  #stopWatching = () => {};
  #giveUp: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether somebody else has the caller, so that the agent is silent and hears nothing. */
  get isSilent(): boolean {
    return this.#operator !== null || this.#isTransferring;
  }

  /** Whether a caller who leaves now has been transferred. */
  get isTransferring(): boolean {
    return this.#isTransferring;
  }

  take({ id, action, by, detail }: OperatorCommand): void {
    const done = () =>
      this.#options.record({ type: 'operator', commandId: id, action, by, detail });
    try {
      this.#do(action, by, detail, done);
    } catch (error) {
      // Nobody confirms it.
      log().error({ error, action }, 'operator not obeyed');
    }
  }

  /** Somebody had taken over when another worker, which has died, held the call. */
  adopt(operator: string): void {
    this.#silence();
    this.#giveTo(operator);
  }

  stop(): void {
    this.#stopWatching();
    clearTimeout(this.#giveUp);
  }

  #do(
    action: OperatorCommand['action'],
    by: string,
    detail: string | null,
    done: () => void,
  ): void {
    const { session, lines, end } = this.#options;
    switch (action) {
      case 'listen':
        done();
        break;
      case 'take_over':
        this.#silence();
        done();
        this.#giveTo(by);
        break;
      case 'hand_back':
        done();
        this.#takeBack();
        break;
      case 'say':
        session.say(detail ?? '', { allowInterruptions: false });
        done();
        break;
      case 'transfer':
        this.#silence();
        done();
        this.#transfer();
        break;
      case 'transfer_failed':
        done();
        this.#stay();
        break;
      case 'end':
        done();
        // Who has taken over has said goodbye.
        end(this.isSilent ? null : lines.texts.limitEnded);
    }
  }

  #silence(): void {
    const { session, tasks } = this.#options;
    tasks.pause();
    session.input.setAudioEnabled(false);
    session.interrupt({ force: true });
  }

  #giveTo(operator: string): void {
    const { room, caller } = this.#options;
    this.#operator = operator;
    this.#stopWatching();
    this.#stopWatching = watchPresence(room, isOperatorBeside(caller), () => {
      this.#note('hand_back', operator, 'There was no operator in the room any more.');
      this.#takeBack();
    });
  }

  #takeBack(): void {
    this.#stopWatching();
    const operator = this.#operator;
    this.#operator = null;
    if (operator === null || this.#isTransferring) return;
    const { session } = this.#options;
    const context = session.currentAgent.chatCtx.copy();
    context.addMessage({
      role: 'system',
      content: `Just now a human colleague (${JSON.stringify(operator)}) spoke with the caller. You did not hear what they said. You have the call again: go on from what the caller says now, and ask where you need to know.`,
    });
    void session.currentAgent.updateChatCtx(context);
    this.#goOn();
  }

  #transfer(): void {
    this.#isTransferring = true;
    clearTimeout(this.#giveUp);
    this.#giveUp = setTimeout(() => {
      this.#note('transfer_failed', 'Switchboard', 'It took too long.');
      this.#stay();
    }, TRANSFERRED_WITHIN_MS);
  }

  #stay(): void {
    if (!this.#isTransferring) return;
    clearTimeout(this.#giveUp);
    this.#isTransferring = false;
    if (this.#operator === null) this.#goOn();
  }

  #goOn(): void {
    const { session, tasks, lines } = this.#options;
    session.input.setAudioEnabled(true);
    tasks.resume();
    session.say(lines.texts.handedBack);
  }

  #note(action: NewEvent<'operator'>['action'], by: string, detail: string): void {
    this.#options.record({ type: 'operator', commandId: null, action, by, detail });
  }
}
