import { expect, it } from 'vitest';
import { formatUsage } from './usage.ts';

it.each([
  ['input_token', 1_258, '1,258 tokens read'],
  ['tool_call', 1, '1 tool call'],
  ['call_ms', 85_047, '1:25 of line'],
] as const)('writes an amount of %s', (unit, quantity, words) => {
  expect(formatUsage(unit, quantity)).toBe(words);
});
