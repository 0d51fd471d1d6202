import type { Tool, ToolContext } from '../tools/tool.ts';
import type { Answer } from './question.ts';

/** Puts a question to the caller, and waits for the answer. @throws the task's reason to end */
export type Ask = (question: { confirmationId: string; summary: string }) => Promise<Answer>;

/** What a tool is run with beyond its context. */
export interface ToolRun {
  context: ToolContext;
  ask: Ask;
}

/** The tools of one task, and how they are run. */
export interface Toolkit {
  tools: readonly Tool[];
  /** For the model's instructions: what skills there are. Empty when there are none. */
  skills: string;
  secret: ToolContext['secret'];
  /**
   * Checks the input, has the caller agree to a change, and runs the tool.
   *
   * @returns text for the model, without secrets
   * @throws nothing but the reason for which the task ends
   */
  run(tool: Tool, input: unknown, run: ToolRun): Promise<{ output: string; failed: boolean }>;
}
