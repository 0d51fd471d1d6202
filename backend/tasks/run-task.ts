import { type ModelMessage, streamText } from 'ai';
import { recallCaller } from '../memory/recall.ts';
import type { Ask } from '../tools/confirm.ts';
import { Budget } from './budget.ts';
import type { LiveTask } from './live-task.ts';
import type { WorkModels } from './model.ts';
import { recordedModel } from './model-requests.ts';
import { amendmentText, instructionsFor, requestText } from './prompt.ts';
import type { TaskServices } from './services.ts';
import { speakable } from './speakable.ts';
import { TaskFailed } from './task-failed.ts';
import { toolCalls } from './tool-calls.ts';
import type { Toolkit } from './toolkit.ts';

/** Of one answer of the model: enough to write a file of a few pages. */
const MAX_OUTPUT_TOKENS = 4_000;

export interface TaskWork {
  services: Pick<TaskServices, 'database' | 'queue' | 'log' | 'now'>;
  models: WorkModels;
  toolkit: Toolkit;
  ask: Ask;
  /** Tells the caller what is being done. */
  tellProgress: (text: string) => Promise<void>;
}

/**
 * Has the model work on a task with its tools until it has an answer.
 *
 * @returns the answer, fit to be spoken
 * @throws TaskFailed; what the task's signal is aborted with
 */
export async function runTask(task: LiveTask, work: TaskWork): Promise<string> {
  const { services, toolkit } = work;
  const { agent, call, signal } = task;
  const budget = new Budget(agent.work);
  const place = { callId: call.id, taskId: task.id, redactions: agent.privacy.redact };
  const caller = await recallCaller(services.database, agent, call.callerNumber, services.now());
  const tools = toolCalls(task, { ...work, place });
  const model = recordedModel(work.models, agent.work.model, { services, place, budget });
  const instructions = instructionsFor(agent, toolkit.skills);
  let messages: ModelMessage[] = [
    { role: 'user', content: requestText(task, call, caller, services.now()) },
  ];

  for (;;) {
    let failure: unknown;
    const result = streamText({
      model,
      instructions,
      messages,
      tools,
      // The tools share one workspace, one browser page and one caller to ask.
      toolCallConcurrency: 1,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      // The model sees to that by itself.
      maxRetries: 0,
      abortSignal: signal,
      stopWhen: () => budget.reached !== null,
      prepareStep: (step) => {
        messages = [...step.messages, ...task.takeAmendments().map(toMessage)];
        return { messages };
      },
      onError: ({ error }) => {
        failure = error;
      },
    });
    await result.consumeStream();
    signal.throwIfAborted();
    if (failure !== undefined) throw asFailure(failure);
    const last = (await result.steps).at(-1);
    if (last === undefined || last.toolCalls.length > 0) {
      throw new TaskFailed('limit', budget.reached ?? 'It stopped in its middle.');
    }
    if (!task.isAmended || budget.reached !== null) return answerOf(last.text);
    messages = [...messages, ...last.response.messages];
  }
}

const toMessage = (text: string): ModelMessage => ({ role: 'user', content: amendmentText(text) });

const asFailure = (error: unknown): Error =>
  error instanceof TaskFailed
    ? error
    : new TaskFailed(
        'model',
        error instanceof Error ? `${error.name}: ${error.message}` : `${error}`,
      );

function answerOf(text: string): string {
  const answer = speakable(text);
  if (answer === '') throw new TaskFailed('model', 'The model answered without words.');
  return answer;
}
