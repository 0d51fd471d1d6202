import type { z } from 'zod';
import { fieldPath } from '../errors.ts';
import { EgressDenied, SandboxFileError, SandboxGone } from '../sandbox/sandbox.ts';
import { type ConfirmDeps, confirmAndRun } from './confirm.ts';
import { cut } from './cut.ts';
import { type Tool, type ToolContext, ToolError } from './tool.ts';
import { untrusted } from './untrusted.ts';

/** How a tool call ended, as the model and the trace are told. */
export interface ToolOutcome {
  text: string;
  failed: boolean;
  /** For the trace: an error that is our fault, not the model's. */
  error?: unknown;
}

const GONE =
  'The place where the work is done was lost, with its files. A new one is used from now on.';
const BROKEN = 'It did not work, for a reason of our own. Do not try it again.';

/**
 * Runs a tool as the model asks: with input that fits, a change only after the caller's yes, secrets
 * taken out of the answer, the answer cut to length and marked as data.
 *
 * @throws what the context's signal was aborted with, nothing else
 */
export async function runTool(
  tool: Tool,
  rawInput: unknown,
  context: ToolContext,
  deps: ConfirmDeps,
): Promise<ToolOutcome> {
  context.signal.throwIfAborted();
  const parsed = tool.input.safeParse(rawInput);
  if (!parsed.success) return failed(`The input does not fit. ${wanted(parsed.error)}`);
  const input = parsed.data;
  const answer = (text: string) => {
    const clean = cut(deps.scrub(text));
    return tool.trusted ? clean : untrusted(tool.name, clean);
  };
  try {
    const work = tool.changes(input)
      ? confirmAndRun(tool, input, context, deps)
      : tool.run(input, context);
    const output = await untilAborted(work, context.signal);
    return { text: answer(output), failed: false };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof SandboxGone) return { ...failed(GONE), error };
    if (isForModel(error)) return failed(answer(error.message));
    return { ...failed(BROKEN), error };
  }
}

/** A task that is cancelled waits for no tool, whatever that waits for. */
async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const failed = (text: string): ToolOutcome => ({ text, failed: true });

const isForModel = (error: unknown): error is Error =>
  error instanceof ToolError || error instanceof EgressDenied || error instanceof SandboxFileError;

const wanted = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${fieldPath(path) || 'input'}: ${message}`)
    .join('; ');
