import type { Tool, ToolContext } from '../tools/tool.ts';

/** What one task is given to work with. */
export interface Toolkit {
  tools: readonly Tool[];
  /** For the model's instructions: what skills there are. Empty when there are none. */
  skills: string;
  sandbox: ToolContext['sandbox'];
  secret: ToolContext['secret'];
  /** Takes the secrets that were given out in this task out of a text. */
  scrub: (text: string) => string;
  /** Closes what the task has open. */
  close(): Promise<void>;
}
