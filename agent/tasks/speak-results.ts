import { llm, type voice } from '@livekit/agents';
import type { TaskFailure } from '../../backend/contract/tasks.ts';
import type { Announcement } from './announcer.ts';
import type { CallTask } from './followed-task.ts';
import type { TaskPhrases } from './phrases/index.ts';

/** Of a result that was cut later than this the caller has heard most. */
const MOST = 0.7;

interface Options {
  session: voice.AgentSession;
  /** In the language of the moment. */
  phrases: () => TaskPhrases;
  announce: (announcement: Announcement) => void;
}

/**
 * Has results and failures spoken as they are, with no model in between. The model reads a result
 * as soon as it begins to be spoken, so that it can go on where the caller has cut it.
 */
export class SpokenResults {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  tell(task: CallTask, result: string): void {
    const { phrases, announce } = this.#options;
    const text = task.isLost ? phrases().late.replace('{result}', () => result) : result;
    let isNoted = false;
    announce({
      kind: 'result',
      text,
      onBegin: () => {
        if (!isNoted) this.#note(task, `Result, being told to the caller now: ${quote(result)}`);
        isNoted = true;
      },
      onEnd: (heard) => {
        if (heard.length >= text.length * MOST) return;
        const rest = 'Tell the rest when it fits, unless the caller does not want it.';
        this.#note(task, `Of the result the caller heard ${quote(heard)}. ${rest}`);
      },
    });
  }

  tellFailure(task: CallTask, failure: TaskFailure): void {
    const text = this.#options.phrases().failures[failure];
    this.#options.announce({ kind: 'failure', text, onBegin: () => this.#note(task, 'Failed.') });
  }

  /**
   * Lets the model read something of a task: as the output of a tool, for that is data. It comes from
   * web pages and files, and may not speak with anyone's authority.
   */
  #note({ number }: CallTask, text: string): void {
    const agent = this.#options.session.currentAgent;
    const callId = `task_${number}_${Date.now()}`;
    const args = JSON.stringify({ action: 'status', request: '', task: number });
    const context = agent.chatCtx.copy();
    context.insert([
      llm.FunctionCall.create({ callId, name: 'delegate', args }),
      llm.FunctionCallOutput.create({
        callId,
        name: 'delegate',
        output: `Task ${number}. ${text}`,
        isError: false,
      }),
    ]);
    void agent.updateChatCtx(context);
  }
}

const quote = (text: string): string => JSON.stringify(text);
