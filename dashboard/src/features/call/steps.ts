import type { Task } from '../../../../backend/contract/tasks.ts';
import type { CallEvent } from './queries.ts';

/** A request to a model, or a tool call. */
export interface Step {
  key: string;
  kind: 'model' | 'tool';
  name: string;
  /** Null where it was not kept, or has been deleted. */
  input: string | null;
  output: string | null;
  failed: boolean;
  tookMs: number;
  costMicros: number | null;
  tokens: number | null;
}

export function stepOfTask(step: Task['steps'][number], index: number): Step {
  const { kind, name, input, output, failed, costMicros, startedAt, endedAt } = step;
  const { inputTokens, outputTokens } = step;
  return {
    key: String(index),
    kind,
    name,
    input: input && readable(input),
    output: output && readable(output),
    failed,
    costMicros,
    tookMs: Date.parse(endedAt) - Date.parse(startedAt),
    tokens:
      inputTokens === null && outputTokens === null
        ? null
        : (inputTokens ?? 0) + (outputTokens ?? 0),
  };
}

/** The tool that the agent itself used while it talked; null for any other event. */
export function stepOfEvent({ type, leg, seq, data }: CallEvent): Step | null {
  const { name, input, output, failed, startedAt, endedAt } = data;
  // Of an erased call only that it happened is left.
  if (type !== 'tool' || typeof name !== 'string') return null;
  return {
    key: `${leg}.${seq}`,
    kind: 'tool',
    name,
    input: typeof input === 'string' ? readable(input) : null,
    output: typeof output === 'string' ? readable(output) : null,
    failed: failed === true,
    costMicros: null,
    tookMs: Date.parse(String(endedAt)) - Date.parse(String(startedAt)),
    tokens: null,
  };
}

/** JSON with a line for each field; any other text as it is. */
export function readable(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
