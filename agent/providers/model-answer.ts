import type { llm } from '@livekit/agents';
import { faultOf, ONE_ATTEMPT, ProviderFault } from './fault.ts';

/** One request to one model, and its answer chunk by chunk. */
export class ModelAnswer {
  /** Resolves with the first word or tool call, rejects with a `ProviderFault`. */
  readonly spoken: Promise<ModelAnswer>;
  readonly #stream: llm.LLMStream;
  #error: Error | undefined;
  /** Up to the first word, and not passed on yet. */
  readonly #early: llm.ChatChunk[] = [];

  constructor(model: llm.LLM, request: Parameters<llm.LLM['chat']>[0]) {
    // The stream only ends; why, the model says.
    model.on('error', ({ error }) => {
      this.#error = error;
    });
    this.#stream = model.chat({ ...request, connOptions: ONE_ATTEMPT });
    this.spoken = this.#awaitFirst();
    // It may lose the race, and nobody looks at it any more.
    this.spoken.catch(() => undefined);
  }

  /**
   * The next chunk, or null at the end.
   *
   * @throws ProviderFault
   */
  async next(): Promise<llm.ChatChunk | null> {
    return this.#early.shift() ?? (await this.#read());
  }

  close(): void {
    this.#stream.close();
  }

  async #awaitFirst(): Promise<ModelAnswer> {
    for (;;) {
      const chunk = await this.#read();
      if (chunk === null) throw new ProviderFault('garbage', 'an answer without content');
      this.#early.push(chunk);
      if (chunk.delta?.content || chunk.delta?.toolCalls?.length) return this;
    }
  }

  async #read(): Promise<llm.ChatChunk | null> {
    const { value, done } = await this.#stream.next();
    if (done) {
      if (this.#error) throw faultOf(this.#error);
      return null;
    }
    for (const { args } of value.delta?.toolCalls ?? []) checkArguments(args);
    return value;
  }
}

function checkArguments(args: string): void {
  try {
    JSON.parse(args || '{}');
  } catch {
    throw new ProviderFault('garbage', 'a tool call whose arguments are not JSON');
  }
}
