import type { z } from 'zod';
import type { AgentSettings } from '../contract/agents.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** What a tool works with: one task of one call. */
export interface ToolContext {
  callId: string;
  taskId: string;
  agent: AgentSettings;
  /** Null when the number is withheld, or the caller comes from the web. */
  callerNumber: string | null;
  /** The call's sandbox. @throws SandboxGone when there is none to be had */
  sandbox(): Promise<Sandbox>;
  /** A secret of the agent that may be sent to `host`; null: to a program the operator has set up. @throws ToolError */
  secret(name: string, host: string | null): Promise<string>;
  /** Aborted when the task is cancelled or out of time. */
  signal: AbortSignal;
  now(): Date;
}

/** Something that the backend agent can do. */
export interface Tool<Input = unknown> {
  /** As the model calls it: lower-case words with `_` between. */
  name: string;
  /** For the model: what it does, when to use it. */
  description: string;
  input: z.ZodType<Input>;
  /** Its output is the operator's own words, not data of others. */
  trusted?: boolean;
  /**
   * Whether this call of it changes the outside world. It then runs only after the caller's yes, and once
   * for the same input in a call.
   */
  changes(input: Input): boolean;
  /**
   * What the caller is asked before a change, such as "Shall I send the form on example.com?". Made by
   * code alone, of all that the change consists of.
   *
   * @throws ToolError when the change cannot be made
   */
  summary(input: Input, context: ToolContext): string | Promise<string>;
  /** What the caller may be told while it runs, such as "I'm opening example.com". Null: nothing of interest. */
  progress(input: Input): string | null;
  /**
   * Does it, and answers with text for the model.
   *
   * @throws ToolError when it did not work, in words for the model; NothingDone when that is certain
   *   to have changed nothing
   */
  run(input: Input, context: ToolContext): Promise<string>;
}

/** It did not work. The message goes to the model, and to the trace. */
export class ToolError extends Error {
  override readonly name: string = 'ToolError';
}

/** A change did not work, and nothing has changed: it may be tried again. */
export class NothingDone extends ToolError {
  override readonly name: string = 'NothingDone';
}

/** Of a tool that only reads, or writes where nobody but the call sees it. */
export const changesNothing = { changes: () => false, summary: () => '' } as const;

/** A tool with its input's type fitted to a list of tools: it is given only what its schema has passed. */
export function defineTool<Input>(tool: Tool<Input>): Tool {
  return tool as Tool<unknown>;
}
