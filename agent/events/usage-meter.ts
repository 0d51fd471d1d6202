import type { llm, stt, tts } from '@livekit/agents';
import type { CostPart } from '../../backend/contract/events.ts';
import { providerName } from '../../backend/contract/provider-name.ts';
import type { WorkerConfig } from '../config.ts';
import type { Candidate } from '../providers/fault.ts';
import { meterLlm, meterStt, meterTts, type OnRequest } from './metered.ts';
import type { NewEvent } from './record.ts';
import type { Replies } from './replies.ts';
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
    const onRequest = this.#meter('stt', this.#deepgram, name);
    return { name, create: () => metered(create(), (model) => meterStt(model, onRequest())) };
  }

  /** @param replies - those that are made with it, if it makes replies */
  llm({ name, create }: Candidate<llm.LLM>, replies?: Replies): Candidate<llm.LLM> {
    const onRequest = this.#meter('llm', this.#openai, name, replies);
    // Of its own, as the requests of one model for one purpose are alike.
    const estimate = new TokenEstimate();
    const meter = (model: llm.LLM) => meterLlm(model, estimate, onRequest);
    return { name, create: () => metered(create(), meter) };
  }

  /** @param replies - those that are spoken with it, if it speaks replies */
  tts({ name, create }: Candidate<tts.TTS>, replies?: Replies): Candidate<tts.TTS> {
    const onRequest = this.#meter('tts', this.#deepgram, name, replies);
    return { name, create: () => metered(create(), (voice) => meterTts(voice, onRequest)) };
  }

  #meter(part: CostPart, provider: string, model: string, replies?: Replies): OnRequest {
    return () => {
      const whenKnown = replies?.fate() ?? ((tell) => tell(false));
      return (amounts) => {
        const used = Object.entries(amounts).filter(([, amount]) => amount > 0);
        if (used.length === 0) return;
        whenKnown((discarded) => {
          const amounts = Object.fromEntries(used);
          replies?.budget.count({ part, amounts, discarded });
          this.#record({ type: 'usage', part, provider, model, amounts, discarded });
        });
      };
    };
  }
}

function metered<Provider>(provider: Provider, meter: (provider: Provider) => void): Provider {
  meter(provider);
  return provider;
}
