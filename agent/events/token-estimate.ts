import type { llm } from '@livekit/agents';

/**
 * Characters of English text to a token, by OpenAI's own rule of thumb
 * (help.openai.com, "What are tokens and how to count them?").
 */
const CHARACTERS_PER_TOKEN = 4;

/**
 * Tokens of a request that was cancelled: the provider counts them only at the end of an answer.
 * What finished requests of the call were told makes the estimate of the prompt good to a few
 * tokens, as all but the last words of it are the same.
 */
export class TokenEstimate {
  #promptCharactersPerToken = CHARACTERS_PER_TOKEN;

  learn(promptCharacters: number, promptTokens: number): void {
    if (promptTokens > 0) this.#promptCharactersPerToken = promptCharacters / promptTokens;
  }

  ofPrompt(characters: number): number {
    return Math.ceil(characters / this.#promptCharactersPerToken);
  }

  ofAnswer(characters: number): number {
    return Math.ceil(characters / CHARACTERS_PER_TOKEN);
  }
}

/** How long a request is, in characters. */
export function promptCharacters(context: llm.ChatContext): number {
  return context.items.reduce((sum, item) => {
    if (item.type === 'message') return sum + (item.textContent?.length ?? 0);
    if (item.type === 'function_call') return sum + item.name.length + item.args.length;
    return item.type === 'function_call_output' ? sum + item.output.length : sum;
  }, 0);
}

/** How much of an answer one part of it is. */
export function answerCharacters({ delta }: llm.ChatChunk): number {
  const calls = delta?.toolCalls ?? [];
  const called = calls.reduce((sum, { name, args }) => sum + name.length + args.length, 0);
  return (delta?.content?.length ?? 0) + called;
}
