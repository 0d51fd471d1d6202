import {
  formatAbsoluteTime,
  formatDuration,
  formatLatency,
  formatMoney,
} from '../../lib/format.ts';
import { REASON_CHOICES, RESULT_CHOICES } from '../../ui/outcome.tsx';
import type { CallsSearch, FilterName } from './search.ts';

const labelOf = (choices: readonly { value: string; label: string }[], value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value;

const WORDS: { readonly [Name in FilterName]: (value: NonNullable<CallsSearch[Name]>) => string } =
  {
    agent: (slug) => `Agent ${slug}`,
    transport: (transport) => (transport === 'sip' ? 'By phone' : 'From a browser'),
    caller: (number) => `Caller ${number}`,
    number: (digits) => `Number with ${digits}`,
    open: (isOpen) => (isOpen ? 'In progress' : 'Ended'),
    result: (result) => labelOf(RESULT_CHOICES, result),
    reason: (reason) => labelOf(REASON_CHOICES, reason),
    from: (at) => `From ${formatAbsoluteTime(at)}`,
    to: (at) => `Before ${formatAbsoluteTime(at)}`,
    minDurationMs: (ms) => `At least ${formatDuration(ms)} long`,
    maxDurationMs: (ms) => `At most ${formatDuration(ms)} long`,
    minCostMicros: (micros) => `Cost at least ${formatMoney(micros)}`,
    maxCostMicros: (micros) => `Cost at most ${formatMoney(micros)}`,
    minLatencyMs: (ms) => `p95 at least ${formatLatency(ms)}`,
    recorded: (isRecorded) => (isRecorded ? 'Recorded' : 'Not recorded'),
    q: (words) => `Said: ${words}`,
  };

/** What a filter that is set lets through, in words. */
export function filterWords<Name extends FilterName>(search: CallsSearch, name: Name): string {
  const value = search[name];
  return value === undefined ? '' : WORDS[name](value);
}
