import type { Unit } from '../../../backend/contract/events.ts';
import { formatDuration, formatNumber } from './format.ts';

/** What usage is counted in, one of it and many. */
export const UNIT_WORDS: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  input_token: ['token read', 'tokens read'],
  cached_input_token: ['token read again', 'tokens read again'],
  output_token: ['token written', 'tokens written'],
  audio_ms: ['of sound', 'of sound'],
  character: ['character', 'characters'],
  sandbox_ms: ['of sandbox', 'of sandbox'],
  tool_call: ['tool call', 'tool calls'],
  call_ms: ['of line', 'of line'],
};

/** How much of something was used: `258 tokens read`, `1:25 of line`. */
export function formatUsage(unit: Unit, quantity: number): string {
  const [one, many] = UNIT_WORDS[unit];
  const amount = unit.endsWith('_ms') ? formatDuration(quantity) : formatNumber(quantity);
  return `${amount} ${quantity === 1 ? one : many}`;
}
