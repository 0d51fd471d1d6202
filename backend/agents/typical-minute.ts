import type { CostlySettings } from '../contract/cost-per-minute.ts';
import type { CostPart, Unit } from '../contract/events.ts';

/** What a minute of a call uses of the conversation's models. */
export interface UsedInAMinute {
  part: Extract<CostPart, 'stt' | 'llm' | 'tts'>;
  unit: Unit;
  quantity: number;
}

/** What is assumed of a call whose agent has not been measured. */
export const ASSUMPTIONS = {
  talkShare: {
    name: 'Share of the time in which each side talks',
    value: 0.385,
    source: 'ITU-T P.59 (1993), table 1: talk-spurts are 38.53 % of each side of a call',
  },
  wordsPerMinute: {
    name: 'Words in a minute of talk',
    value: 150,
    source: 'National Center for Voice and Speech: about 150 words per minute in conversation',
  },
  charactersPerWord: {
    name: 'Characters in a word, with its space',
    value: 5.7,
    source: 'Norvig, English Letter Frequency Counts (2012): 4.79 letters in a word; and a mark',
  },
  charactersPerToken: {
    name: 'Characters in a token',
    value: 4,
    source: 'OpenAI, "What are tokens and how to count them?": about 4 characters of English',
  },
  wordsPerReply: {
    name: 'Words in a reply',
    value: 18,
    source: 'One or two short sentences, as every agent is told to speak',
  },
  fixedPromptTokens: {
    name: "Tokens of each request besides the agent's instructions",
    value: 700,
    source: 'Our estimate: the rules of speaking and the tools that every agent has',
  },
  callMinutes: {
    name: 'Minutes of a call: half of what was said is read again with each reply',
    value: 3,
    source: 'A guess, for want of calls of this agent',
  },
} as const;

const of = (name: keyof typeof ASSUMPTIONS): number => ASSUMPTIONS[name].value;

/** What a minute uses when nothing is known of the agent but its settings. */
export function typicalMinute({
  instructions,
}: Pick<CostlySettings, 'instructions'>): UsedInAMinute[] {
  const wordsOfOneSide = of('wordsPerMinute') * of('talkShare');
  const characters = wordsOfOneSide * of('charactersPerWord');
  const output = characters / of('charactersPerToken');
  const replies = wordsOfOneSide / of('wordsPerReply');
  const history = (2 * output * of('callMinutes')) / 2;
  const prompt = of('fixedPromptTokens') + instructions.length / of('charactersPerToken') + history;
  return [
    { part: 'stt', unit: 'audio_ms', quantity: 60_000 },
    { part: 'llm', unit: 'input_token', quantity: replies * prompt },
    { part: 'llm', unit: 'output_token', quantity: output },
    { part: 'tts', unit: 'character', quantity: characters },
  ];
}
