import type { Database } from '../../db/client.ts';
import { findPrice } from '../../db/queries/prices.ts';
import { addStep } from '../../db/queries/tasks.ts';
import { type RedactionKind, redact, redactValue } from '../../redaction/redact.ts';
import type { Unit } from '../contract/events.ts';
import { bookUsage } from '../cost/book.ts';
import { lineMicros } from '../cost/line.ts';
import { errorFields } from '../log.ts';
import { cut } from '../tools/cut.ts';
import type { TaskServices } from './services.ts';
import { TaskFailed } from './task-failed.ts';

/** In characters: as much of an input or output as is kept. */
const MAX_KEPT = 8_000;

/** One request to the model, or one tool call, after it. */
export interface Step {
  kind: 'model' | 'tool';
  /** Of the model or the tool. */
  name: string;
  /** As JSON has it. */
  input: unknown;
  output: string;
  failed: boolean;
  startedAt: Date;
  endedAt: Date;
  /** Whose model or tool it is, as the price book names them. */
  provider: string;
  amounts: Partial<Record<Unit, number>>;
}

export interface StepPlace {
  callId: string;
  taskId: string;
  redactions: readonly RedactionKind[];
}

/**
 * Keeps a step, and adds what it used to the cost of the call: both or neither.
 *
 * @returns what the step cost, in millionths; null when something in it has no price
 * @throws TaskFailed when it cannot be kept: what cannot be accounted for does not go on
 */
export async function recordStep(
  services: Pick<TaskServices, 'database' | 'queue'>,
  place: StepPlace,
  step: Step,
): Promise<number | null> {
  try {
    return await keepStep(services, place, step);
  } catch (error) {
    throw new TaskFailed('backend', `A step could not be kept: ${String(errorFields(error).name)}`);
  }
}

async function keepStep(
  services: Pick<TaskServices, 'database' | 'queue'>,
  { callId, taskId, redactions }: StepPlace,
  { provider, amounts, input, output, ...step }: Step,
): Promise<number | null> {
  const usage = { part: 'backend', provider, model: step.name, amounts } as const;
  const costMicros = await priceOf(services.database, usage, step.endedAt);
  const content = {
    input: cut(JSON.stringify(redactValue(input, redactions)) ?? '', MAX_KEPT),
    output: cut(redact(output, redactions), MAX_KEPT),
  };
  await bookUsage(services, callId, step.endedAt, usage, (transaction, { erasedAt }) =>
    addStep(transaction, {
      ...step,
      // What comes late does not bring back what was removed.
      ...(erasedAt === null ? content : {}),
      ...(step.kind === 'model' ? tokensOf(amounts) : {}),
      taskId,
      costMicros,
    }),
  );
  return costMicros;
}

/** The tokens of a request, cached ones among those of the input. */
export function tokensOf(amounts: Step['amounts']): { inputTokens: number; outputTokens: number } {
  const { input_token = 0, cached_input_token = 0, output_token = 0 } = amounts;
  return { inputTokens: input_token + cached_input_token, outputTokens: output_token };
}

async function priceOf(
  database: Database,
  { provider, model, amounts }: { provider: string; model: string; amounts: Step['amounts'] },
  at: Date,
): Promise<number | null> {
  let micros = 0;
  for (const [unit, quantity] of Object.entries(amounts)) {
    if (quantity === 0) continue;
    const price = await findPrice(database, { provider, model, unit, at });
    if (price === undefined) return null;
    micros += lineMicros(quantity, price);
  }
  return micros;
}
