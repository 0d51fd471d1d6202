import { jsonSchema, type ToolSet, tool as toolOf } from 'ai';
import { z } from 'zod';
import { traced } from '../../telemetry/traced.ts';
import { errorFields } from '../log.ts';
import type { Ask } from '../tools/confirm.ts';
import { runTool, type ToolOutcome } from '../tools/run-tool.ts';
import type { Tool, ToolContext } from '../tools/tool.ts';
import { withFreshSandbox } from './fresh-sandbox.ts';
import type { LiveTask } from './live-task.ts';
import { orAborted } from './or-aborted.ts';
import { recordStep, type StepPlace } from './record-step.ts';
import type { TaskServices } from './services.ts';
import { TaskFailed } from './task-failed.ts';
import type { Toolkit } from './toolkit.ts';

/** Under which name tool calls stand in the price book. */
const PROVIDER = 'switchboard';

interface ToolCalls {
  services: Pick<TaskServices, 'database' | 'queue' | 'now' | 'log'>;
  toolkit: Toolkit;
  place: StepPlace;
  ask: Ask;
  /** Tells the caller what is being done. */
  tellProgress: (text: string) => Promise<void>;
}

/** A task's tools as the AI SDK runs them: each call tells what it does, and is kept as a step. */
export function toolCalls(task: LiveTask, calls: ToolCalls): ToolSet {
  const { toolkit, services } = calls;
  const context: ToolContext = {
    callId: task.call.id,
    taskId: task.id,
    agent: task.agent,
    callerNumber: task.call.callerNumber,
    sandbox: toolkit.sandbox,
    secret: toolkit.secret,
    signal: task.signal,
    now: services.now,
  };
  const lasting = withFreshSandbox(toolkit.tools, (reason) => task.end(reason));
  const tools = lasting.map((tool) => withProgress(tool, calls));
  const entries = tools.map((tool) => [
    tool.name,
    toolOf({
      description: tool.description,
      // Without a check of its own: `runTool` says what is wrong with an input in words for the model.
      inputSchema: jsonSchema<unknown>(
        z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' }) as object,
      ),
      execute: (input) =>
        runOne(tool, input, context, calls).catch((error: unknown) => {
          if (error instanceof TaskFailed) task.end(error);
          throw error;
        }),
    }),
  ]);
  return Object.fromEntries(entries);
}

async function runOne(
  tool: Tool,
  input: unknown,
  context: ToolContext,
  { services, toolkit, place, ask }: ToolCalls,
): Promise<string> {
  context.signal.throwIfAborted();
  const startedAt = services.now();
  const { database } = services;
  const { scrub } = toolkit;
  const { text, failed, error } = await traced(`tool ${tool.name}`, {}, async (span) => {
    const running = runTool(tool, input, context, { database, ask, scrub });
    const outcome = await orAborted(context.signal, running).catch(stopped);
    span.setAttribute('switchboard.failed', outcome.failed);
    return outcome;
  });
  if (error !== undefined) {
    services.log.warn({ ...place, tool: tool.name, error: errorFields(error) }, 'Tool failed');
  }
  const detail = error === undefined ? '' : `\n(${String(error)})`;
  await recordStep(services, place, {
    kind: 'tool',
    name: tool.name,
    input,
    output: scrub(`${text}${detail}`),
    failed,
    startedAt,
    endedAt: services.now(),
    provider: PROVIDER,
    amounts: { tool_call: 1 },
  });
  context.signal.throwIfAborted();
  return text;
}

/** A call that outlives its task is kept as one, too. */
const stopped = (reason: unknown): ToolOutcome => ({
  text: `It was stopped. ${reason}`,
  failed: true,
});

/** The caller is told of what is being done when it begins: of a change after their yes. */
const withProgress = (tool: Tool, { toolkit, tellProgress }: ToolCalls): Tool => ({
  ...tool,
  async run(input, context) {
    const progress = tool.progress(input);
    if (progress !== null) await tellProgress(toolkit.scrub(progress));
    return tool.run(input, context);
  },
});
