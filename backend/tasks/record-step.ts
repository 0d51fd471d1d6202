import type { Database } from '../../db/client.ts';
import { lockCall } from '../../db/queries/calls.ts';
import { findPrice } from '../../db/queries/prices.ts';
import { addStep } from '../../db/queries/tasks.ts';
import { type RedactionKind, redact } from '../../redaction/redact.ts';
import type { Unit } from '../contract/events.ts';
import { lineMicros } from '../cost/line.ts';
import { addUsage } from '../cost/usage.ts';
import type { Services } from '../services.ts';

/** As much of an input or output as is kept. */
const MAX_KEPT = 8_000;
const CUT = '… (cut)';

/** One request to the model, or one tool call, after it. */
export interface Step {
  kind: 'model' | 'tool';
  /** Of the model or the tool. */
  name: string;
  input: string;
  output: string;
  failed: boolean;
  startedAt: Date;
  endedAt: Date;
  /** Who is paid for it, and for how much. */
  provider: string;
  amounts: Partial<Record<Unit, number>>;
}

export interface StepPlace {
  callId: string;
  taskId: string;
  redactions: readonly RedactionKind[];
}

/**
 * Keeps a step, and adds what it used to the cost of the call: both or neither. A call that has
 * ended is closed anew, which settles it.
 *
 * @returns what the step cost, in millionths; null when something in it has no price
 */
export async function recordStep(
  { database, queue }: Pick<Services, 'database' | 'queue'>,
  { callId, taskId, redactions }: StepPlace,
  { provider, amounts, input, output, ...step }: Step,
): Promise<number | null> {
  const { name, endedAt } = step;
  const costMicros = await priceOf(database, { provider, model: name, amounts, at: endedAt });
  const kept = (text: string) => cut(redact(text, redactions));
  await database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    if (call === undefined) return;
    const isErased = call.erasedAt !== null;
    const isModel = step.kind === 'model';
    const inputTokens = (amounts.input_token ?? 0) + (amounts.cached_input_token ?? 0);
    await addStep(transaction, {
      ...step,
      taskId,
      input: isErased ? null : kept(input),
      output: isErased ? null : kept(output),
      inputTokens: isModel ? inputTokens : null,
      outputTokens: isModel ? (amounts.output_token ?? 0) : null,
      costMicros,
    });
    const usage = { part: 'backend', provider, model: name, amounts } as const;
    await addUsage(transaction, callId, endedAt, usage);
    if (call.endedAt !== null) await queue.closeCall(transaction, callId);
  });
  return costMicros;
}

interface Used {
  provider: string;
  model: string;
  amounts: Step['amounts'];
  at: Date;
}

async function priceOf(
  database: Database,
  { amounts, ...used }: Used,
): Promise<number | null> {
  let micros = 0;
  for (const [unit, quantity] of Object.entries(amounts)) {
    if (quantity === 0) continue;
    const price = await findPrice(database, { ...used, unit });
    if (price === undefined) return null;
    micros += lineMicros(quantity, price);
  }
  return micros;
}

const cut = (text: string): string =>
  text.length <= MAX_KEPT ? text : `${text.slice(0, MAX_KEPT - CUT.length)}${CUT}`;
