import { ToolError, tool, voice } from '@livekit/agents';
import { z } from 'zod';
import type { CallTasks } from './call-tasks.ts';
import { type CallTask, isOpen } from './followed-task.ts';
import type { TaskPhrases } from './phrases/index.ts';

const DELEGATE = 'delegate';

const DESCRIPTION = `Hands work over to your colleague, who can look things up, calculate, read and write files, use web pages and do things for the caller. Before start: know all that is needed, and acknowledge in a few words in the same reply, such as "Let me check that for you."
- start: begin a new task; request says what is to be done, with all details the caller gave.
- change: add to or change a running task; request says what is different.
- cancel: the caller does not want it any more.
- status: how a task is going.
The result is told to the caller for you when it is there. Until then you do not know it: never guess it.`;

const parameters = z.object({
  action: z.enum(['start', 'change', 'cancel', 'status']),
  request: z.string().describe('In plain words. Empty for cancel and status.'),
  task: z.number().nullable().describe('The number of the task; null when there is only one.'),
});

/**
 * The conversation model's way to have work done. It returns at once. What it hands over is
 * acknowledged by the reply that calls it, or else by code, so no second reply follows.
 *
 * @param phrases - in the language of the moment
 * @param say - says a few words after the reply
 */
export function delegateTool(
  tasks: CallTasks,
  phrases: () => TaskPhrases,
  notes: ToolNotes,
  say: (text: string) => void,
) {
  return tool({
    name: DELEGATE,
    description: DESCRIPTION,
    parameters,
    execute: async ({ action, request, task: number }, { ctx }) => {
      const done = (note: string, acknowledgement: string) => {
        notes.add(ctx.functionCall.callId, note);
        acknowledge(ctx.speechHandle, () => say(acknowledgement));
      };
      if (action === 'status') return describeAll(tasks, number);
      if (action === 'start') {
        if (request.trim() === '') throw new ToolError('Say what is to be done in request.');
        const task = tasks.start(request);
        if (!task) throw new ToolError('Too many tasks are running. Wait for one to end.');
        return done(`Task ${task.number} is being worked on.`, phrases().started);
      }
      const task = openTask(tasks, number);
      if (action === 'cancel') {
        tasks.cancel(task);
        return done(`Task ${task.number} is cancelled.`, phrases().cancelled);
      }
      if (request.trim() === '') throw new ToolError('Say what is different in request.');
      tasks.change(task, request);
      return done(`Task ${task.number} goes on with that.`, phrases().changed);
    },
  });
}

/**
 * What the model reads of tool calls to which no reply is wanted. A tool that returns something gets
 * a reply, and one that returns nothing leaves an empty output (SDK 1.9.0), so it is written there.
 * To be attached before all who read the outputs.
 */
export class ToolNotes {
  readonly #notes = new Map<string, string>();

  constructor(session: voice.AgentSession) {
    session.on(voice.AgentSessionEventTypes.FunctionToolsExecuted, ({ functionCallOutputs }) => {
      for (const output of functionCallOutputs) {
        output.output = this.#notes.get(output.callId) ?? output.output;
        this.#notes.delete(output.callId);
      }
    });
  }

  add(callId: string, note: string): void {
    this.#notes.set(callId, note);
  }
}

/** Calls `say` when the reply has ended without a word. */
function acknowledge(speech: voice.SpeechHandle, say: () => void): void {
  speech.addDoneCallback(({ chatItems, interrupted }) => {
    const spoke = chatItems.some((item) => item.type === 'message' && item.role === 'assistant');
    if (!spoke && !interrupted) say();
  });
}

function openTask(tasks: CallTasks, number: number | null): CallTask {
  const open = tasks.all.filter(isOpen);
  const [only] = open;
  const task =
    number === null && open.length === 1 ? only : open.find((other) => other.number === number);
  if (task) return task;
  if (open.length === 0) throw new ToolError('No task is running. Tell the caller so.');
  throw new ToolError(`Which task? Running are: ${open.map(describe).join(' ')}`);
}

function describeAll({ all }: CallTasks, number: number | null): string {
  const asked = number === null ? all : all.filter((task) => task.number === number);
  if (asked.length === 0) return 'There is no such task.';
  return asked.map(describe).join(' ');
}

const OUTCOMES = {
  waiting: 'It waits for the caller to say yes or no.',
  done: 'It is done.',
  failed: 'It has failed.',
  cancelled: 'It was cancelled.',
};

function describe({ number, request, state, progress, isLost, startedAtMs }: CallTask): string {
  const seconds = Math.round((Date.now() - startedAtMs) / 1_000);
  const running = isLost
    ? 'The system cannot be reached; it may still come.'
    : `It has been running for ${seconds} seconds. Last heard: ${progress ?? 'nothing yet'}.`;
  const how = state === 'running' ? running : OUTCOMES[state];
  return `Task ${number} (${JSON.stringify(request.slice(0, 200))}): ${how}`;
}
