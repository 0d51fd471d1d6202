import { SandboxGone } from '../sandbox/sandbox.ts';
import type { Tool } from '../tools/tool.ts';
import { TaskFailed } from './task-failed.ts';

/** The first is replaced; a task that wears out more than one will wear out the next. */
const MAX_LOST = 1;

/**
 * A task's tools, so that a lost sandbox ends the call of a tool but not the task: the next call finds
 * a fresh one. When that is lost too, the task ends.
 */
export function withFreshSandbox(tools: readonly Tool[], end: (reason: Error) => void): Tool[] {
  let lost = 0;
  const count = (error: unknown): never => {
    if (error instanceof SandboxGone) lost += 1;
    if (lost > MAX_LOST) end(new TaskFailed('sandbox', `Lost ${lost} sandboxes: ${error}`));
    throw error;
  };
  return tools.map((tool) => ({
    ...tool,
    run: (input, context) => tool.run(input, context).catch(count),
  }));
}
