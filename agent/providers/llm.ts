import { llm } from '@livekit/agents';
import type { AgentLines } from '../lines.ts';
import { within } from './deadline.ts';
import {
  type Candidate,
  faultOf,
  isWorthAnother,
  ONE_ATTEMPT,
  type OnProviderError,
  ProviderFault,
} from './fault.ts';
import { ModelAnswer } from './model-answer.ts';
import type { Patience } from './patience.ts';

/** A model that is silent this long gets company: whichever of two requests speaks first is heard. */
const SECOND_REQUEST_MS = 1_100;
/**
 * So long after the caller has spoken there is a first word, or the caller is told: that leaves time
 * for the voice to say so within 4 s.
 */
const WORD_WITHIN_MS = 2_600;
/** A model may take this long in any case. */
const WORD_MS = 1_500;
/** A model that pauses this long in the middle has stopped. */
const STALL_MS = 2_000;

type ChatRequest = Parameters<llm.LLM['chat']>[0];

interface Options {
  /** In the order in which they are asked; the last one also takes the second request. */
  models: [Candidate<llm.LLM>, ...Candidate<llm.LLM>[]];
  /** What the caller is told, given what would be said of a first failure. */
  lineFor: (line: keyof AgentLines) => string;
  patience: Patience;
  onError: OnProviderError;
}

/**
 * A conversation model that always answers in time: with its own words, with those of the model
 * that takes over, or with an honest sentence, which then is the reply in every respect.
 */
export class ResilientLlm extends llm.LLM {
  readonly #options: Options;
  readonly #first: llm.LLM;

  constructor(options: Options) {
    super();
    this.#options = options;
    this.#first = options.models[0].create();
  }

  override label(): string {
    return 'resilient.LLM';
  }

  override get model(): string {
    return this.#first.model;
  }

  override get provider(): string {
    return this.#first.provider;
  }

  override prewarm(): void {
    this.#first.prewarm();
  }

  override chat(request: ChatRequest): llm.LLMStream {
    return new ResilientStream(this, request, this.#options);
  }
}

class ResilientStream extends llm.LLMStream {
  readonly #llm: llm.LLM;
  readonly #request: ChatRequest;
  readonly #options: Options;
  readonly #answers: ModelAnswer[] = [];

  constructor(model: llm.LLM, request: ChatRequest, options: Options) {
    super(model, { ...request, connOptions: ONE_ATTEMPT });
    this.#llm = model;
    this.#request = request;
    this.#options = options;
    this.abortController.signal.addEventListener('abort', () => this.#closeAnswers());
  }

  protected override async run(): Promise<void> {
    let spoken = false;
    try {
      const answer = await this.#firstToSpeak();
      this.#closeAnswers(answer);
      for (;;) {
        const late = () => new ProviderFault('hang', `nothing for ${STALL_MS} ms in the middle`);
        const chunk = await within(answer.next(), STALL_MS, late);
        if (chunk === null) return;
        spoken = true;
        this.queue.put(chunk);
      }
    } catch (error) {
      if (!this.abortController.signal.aborted) this.#admit(faultOf(error), spoken);
    } finally {
      this.#closeAnswers();
    }
  }

  /** The models' own figures are passed on; this stream adds none. */
  protected override async monitorMetrics(): Promise<void> {
    for await (const chunk of this.queue) {
      if (this.abortController.signal.aborted) return;
      this.output.put(chunk);
    }
    this.output.close();
  }

  async #firstToSpeak(): Promise<ModelAnswer> {
    const [first, ...others] = this.#options.models;
    const backup = others.at(-1) ?? first;
    const one = this.#ask(first);
    const other = async () => {
      const slow = () => new ProviderFault('hang', `no word within ${SECOND_REQUEST_MS} ms`);
      try {
        return await within(one.spoken, SECOND_REQUEST_MS, slow);
      } catch (error) {
        const fault = faultOf(error);
        const isWanted = !this.abortController.signal.aborted;
        if (!isWanted || !isWorthAnother(fault, backup !== first)) throw fault;
        const two = await this.#ask(backup).spoken;
        this.#report(fault, true, backup !== first ? backup.name : null);
        return two;
      }
    };
    const late = () => new ProviderFault('hang', 'no word in time');
    const answer = Promise.any([one.spoken, other()]).catch((error: AggregateError) => {
      throw error.errors[0];
    });
    return within(answer, this.#options.patience.left(WORD_WITHIN_MS, WORD_MS), late);
  }

  #ask(model: Candidate<llm.LLM>): ModelAnswer {
    const provider = model.create();
    provider.on('metrics_collected', (metrics) => this.#llm.emit('metrics_collected', metrics));
    const answer = new ModelAnswer(provider, this.#request);
    this.#answers.push(answer);
    return answer;
  }

  #admit(fault: ProviderFault, spoken: boolean): void {
    this.#report(fault, false, null);
    const line = this.#options.lineFor(spoken ? 'lostThread' : 'sayAgain');
    const content = spoken ? ` ... ${line}` : line;
    this.queue.put({ id: 'line', delta: { role: 'assistant', content } });
  }

  #report({ kind, message }: ProviderFault, recovered: boolean, fallback: string | null): void {
    if (this.abortController.signal.aborted) return;
    this.#options.onError({ part: 'llm', kind, message, recovered, fallback });
  }

  #closeAnswers(except?: ModelAnswer): void {
    for (const answer of this.#answers) if (answer !== except) answer.close();
  }
}
