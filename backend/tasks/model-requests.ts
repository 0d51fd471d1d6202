import { trace } from '@opentelemetry/api';
import { type LanguageModel, wrapLanguageModel } from 'ai';
import { traced } from '../../telemetry/traced.ts';
import { errorFields } from '../log.ts';
import type { Budget } from './budget.ts';
import type { WorkModels } from './model.ts';
import { recordStep, type Step, type StepPlace, tokensOf } from './record-step.ts';
import type { TaskServices } from './services.ts';
import { type Part, type Prompt, wholeRequests } from './whole-request.ts';

interface Requests {
  services: Pick<TaskServices, 'database' | 'queue' | 'now' | 'log'>;
  place: StepPlace;
  budget: Budget;
}

/** A task's model: each request to it is kept as a step, counted and, if it fails, tried again. */
export function recordedModel(
  { provider, limits, language }: WorkModels,
  name: string,
  { services, place, budget }: Requests,
): LanguageModel {
  /** How much of the prompt is in earlier steps. */
  let known = 0;

  const keep = async (prompt: Prompt, startedAt: Date, answer: Part[] | Error) => {
    const said = prompt.filter(({ role }) => role !== 'system');
    const failed = answer instanceof Error;
    const amounts = failed ? {} : amountsOf(answer);
    const micros = await recordStep(services, place, {
      kind: 'model',
      name,
      input: said.slice(known),
      output: failed ? `${answer.name}: ${answer.message}` : outputOf(answer),
      failed,
      startedAt,
      endedAt: services.now(),
      provider,
      amounts,
    });
    if (failed) return;
    known = said.length;
    const { inputTokens, outputTokens } = tokensOf(amounts);
    trace.getActiveSpan()?.setAttributes({
      'gen_ai.usage.input_tokens': inputTokens,
      'gen_ai.usage.output_tokens': outputTokens,
    });
    budget.spend(inputTokens + outputTokens, micros);
  };

  const middleware = wholeRequests(limits, (prompt, answer) =>
    traced('model request', { 'gen_ai.request.model': name }, async () => {
      const startedAt = services.now();
      try {
        const parts = await answer();
        await keep(prompt, startedAt, parts);
        return parts;
      } catch (error) {
        services.log.warn({ ...place, error: errorFields(error) }, 'Request to the model failed');
        if (error instanceof Error) await keep(prompt, startedAt, error);
        throw error;
      }
    }),
  );
  return wrapLanguageModel({ model: language(name), middleware });
}

function amountsOf(parts: Part[]): Step['amounts'] {
  const usage = parts.find((part) => part.type === 'finish')?.usage;
  const cached = usage?.inputTokens.cacheRead ?? 0;
  return {
    input_token: Math.max(0, (usage?.inputTokens.total ?? 0) - cached),
    cached_input_token: cached,
    output_token: usage?.outputTokens.total ?? 0,
  };
}

/** What the model said, and which tools it called. */
const outputOf = (parts: Part[]): string =>
  parts
    .map((part) => {
      if (part.type === 'text-delta') return part.delta;
      return part.type === 'tool-call' ? `\n${part.toolName} ${part.input}` : '';
    })
    .join('')
    .trim();
