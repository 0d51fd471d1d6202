import { createHash } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import {
  addEffect,
  dropEffect,
  type EffectRow,
  findEffect,
  moveEffect,
  takeOverEffect,
} from '../../db/queries/effects.ts';
import { canonicalJson } from './canonical-json.ts';
import { NothingDone, type Tool, type ToolContext, ToolError } from './tool.ts';

/** What became of a question to the caller. */
export interface Answer {
  /** `withdrawn`: there is nobody to ask any more, or the request has changed. */
  answer: 'yes' | 'no' | 'withdrawn';
  /** In the caller's words. */
  said: string | null;
}

/** Has the summary spoken to the caller and waits for a clear answer. */
export type Ask = (question: { confirmationId: string; summary: string }) => Promise<Answer>;

export interface ConfirmDeps {
  database: Database;
  ask: Ask;
  /** Takes secrets out of what is spoken and stored. */
  scrub: (text: string) => string;
}

const ANSWERS = {
  done: 'This was done already on this call, and is not done again.',
  started:
    'It cannot be known whether this was done, and it is not done again. Tell the caller so.',
  declined: 'The caller said no to this. It was not done. Do not ask for it again unless they do.',
  withdrawn: 'The caller could not be asked. It was not done.',
  asking: 'The caller is being asked for this already.',
  changed: 'It was not done: what it would do has changed since the caller was asked. Ask anew.',
};

/**
 * Makes a change of the outside world if the caller says yes to its summary, and the same change
 * once in a call, whatever processes try to or die.
 *
 * @returns text for the model
 * @throws ToolError when it did not work, NothingDone when nothing changed
 */
export async function confirmAndRun(
  tool: Tool,
  input: unknown,
  context: ToolContext,
  deps: ConfirmDeps,
): Promise<string> {
  const { database, ask, scrub } = deps;
  const { callId } = context;
  const summarise = async () => scrub(await tool.summary(input, context));
  const summary = await summarise();
  const key = keyOf(callId, tool.name, input, summary);
  const found = await findEffect(database, callId, key);
  const effect = found
    ? await takeUp(database, found, context)
    : await addEffect(database, { ...asked(context), key, tool: tool.name, summary });
  if (effect === undefined) throw new NothingDone(ANSWERS.asking);
  if (typeof effect === 'string') return effect;

  const { answer, said } = await ask({ confirmationId: effect.id, summary });
  if (answer === 'withdrawn') {
    await dropEffect(database, effect, 'asked');
    throw new NothingDone(ANSWERS.withdrawn);
  }
  const state = answer === 'yes' ? 'confirmed' : 'declined';
  const answered = { state, said: said && scrub(said), answeredAt: context.now() } as const;
  if (!(await moveEffect(database, effect, 'asked', answered))) {
    throw new NothingDone(ANSWERS.withdrawn);
  }
  if (answer === 'no') return ANSWERS.declined;
  // What is done is what was asked: a page may have changed while the caller thought about it.
  if (context.signal.aborted || (await summarise()) !== summary) {
    await dropEffect(database, effect, 'confirmed');
    context.signal.throwIfAborted();
    throw new NothingDone(ANSWERS.changed);
  }
  return runOnce(tool, input, context, effect, deps);
}

async function runOnce(
  tool: Tool,
  input: unknown,
  context: ToolContext,
  effect: EffectRow,
  { database, scrub }: ConfirmDeps,
): Promise<string> {
  const started = { state: 'started', startedAt: context.now() } as const;
  if (!(await moveEffect(database, effect, 'confirmed', started))) {
    throw new NothingDone(ANSWERS.withdrawn);
  }
  try {
    const output = scrub(await tool.run(input, context));
    const done = { state: 'done', output, endedAt: context.now() } as const;
    await moveEffect(database, effect, 'started', done);
    return output;
  } catch (error) {
    if (error instanceof NothingDone) {
      await dropEffect(database, effect, 'started');
      throw error;
    }
    const unknown = { state: 'unknown', endedAt: context.now() } as const;
    await moveEffect(database, effect, 'started', unknown);
    context.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : 'It broke off.';
    throw new ToolError(`${reason} ${ANSWERS.started}`);
  }
}

/** What the model is told of a change that the call knows, or the change to ask for once more. */
async function takeUp(
  database: Database,
  effect: EffectRow,
  context: ToolContext,
): Promise<EffectRow | string | undefined> {
  switch (effect.state) {
    case 'done':
      return `${ANSWERS.done}\n${effect.output ?? ''}`;
    case 'started':
    case 'unknown':
      throw new ToolError(ANSWERS.started);
    case 'declined':
      if (effect.taskId === context.taskId) return ANSWERS.declined;
  }
  return takeOverEffect(database, { id: effect.id, ...asked(context) });
}

const asked = ({ callId, taskId, now }: ToolContext) => ({ callId, taskId, askedAt: now() });

/** The summary is part of it, as the same click on another page is another change. */
function keyOf(callId: string, tool: string, input: unknown, summary: string): string {
  const parts = [callId, tool, canonicalJson(input), summary];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
