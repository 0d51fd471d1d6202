import { SandboxGone } from '../sandbox/sandbox.ts';
import { type Tool, ToolError } from '../tools/tool.ts';
import { TaskFailed } from './task-failed.ts';

/** The first is replaced; a task that wears out more than one will wear out the next. */
const MAX_LOST = 1;

/**
 * A task's tools, so that they outlive the sandbox: when it is gone the model is told so, and finds
 * a fresh one at its next call. When that is gone too, the task is ended.
 */
export function withFreshSandbox(tools: readonly Tool[], end: (reason: Error) => void): Tool[] {
  let lost = 0;
  const replaced = (error: unknown): never => {
    if (!(error instanceof SandboxGone)) throw error;
    lost += 1;
    if (lost > MAX_LOST) end(new TaskFailed('sandbox', `The sandbox was lost: ${error.message}`));
    throw new ToolError('The workspace was lost, with all its files. There is a new, empty one.');
  };
  return tools.map((tool) => ({
    ...tool,
    run: (input, context) => tool.run(input, context).catch(replaced),
  }));
}
