import type { llm, stt, tts } from '@livekit/agents';
import type { CostPart } from '../../backend/contract/events.ts';
import { providerName } from '../../backend/contract/provider-name.ts';
import type { WorkerConfig } from '../config.ts';
import type { Candidate } from '../providers/fault.ts';
import { meterLlm, meterStt, meterTts, type OnAmounts } from './metered.ts';
import type { NewEvent } from './record.ts';
import { TokenEstimate } from './token-estimate.ts';

type RecordUsage = (usage: NewEvent<'usage'>) => unknown;

/**
 * Counts all that providers are paid for in this process, which holds one call: what the session
 * uses, what it throws away, and what is synthesised besides it. What was used before the call,
 * such as to keep the agent's lines, is the call's too.
 */
export class UsageMeter {
  readonly #deepgram: string;
  readonly #openai: string;
  #early: NewEvent<'usage'>[] = [];
  #record: RecordUsage = (usage) => this.#early.push(usage);

  constructor({ deepgram, openai }: Pick<WorkerConfig, 'deepgram' | 'openai'>) {
    this.#deepgram = providerName(deepgram);
    this.#openai = providerName(openai);
  }

  /** Records from now on, and what was used so far. */
  attach(record: RecordUsage): void {
    this.#record = record;
    for (const usage of this.#early.splice(0)) record(usage);
  }

  stt({ name, create }: Candidate<stt.STT>): Candidate<stt.STT> {
    const onAmounts = this.#meter('stt', this.#deepgram, name);
    return { name, create: () => metered(create(), (model) => meterStt(model, onAmounts)) };
  }

  llm({ name, create }: Candidate<llm.LLM>): Candidate<llm.LLM> {
    const onAmounts = this.#meter('llm', this.#openai, name);
    // Of its own, as the requests of one model for one purpose are alike.
    const estimate = new TokenEstimate();
    const meter = (model: llm.LLM) => meterLlm(model, estimate, onAmounts);
    return { name, create: () => metered(create(), meter) };
  }

  tts({ name, create }: Candidate<tts.TTS>): Candidate<tts.TTS> {
    const onAmounts = this.#meter('tts', this.#deepgram, name);
    return { name, create: () => metered(create(), (voice) => meterTts(voice, onAmounts)) };
  }

  #meter(part: CostPart, provider: string, model: string): OnAmounts {
    return (amounts) => {
      const used = Object.entries(amounts).filter(([, amount]) => amount > 0);
      if (used.length === 0) return;
      this.#record({ type: 'usage', part, provider, model, amounts: Object.fromEntries(used) });
    };
  }
}

function metered<Provider>(provider: Provider, meter: (provider: Provider) => void): Provider {
  meter(provider);
  return provider;
}
