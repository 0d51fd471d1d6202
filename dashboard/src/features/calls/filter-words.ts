import {
  formatAbsoluteTime,
  formatDuration,
  formatLatency,
  formatMoney,
  formatNumber,
} from '../../lib/format.ts';
import { REASON_CHOICES, RESULT_CHOICES } from '../../ui/outcome.tsx';
import type { CallsSearch, FilterName } from './search.ts';

const labelOf = (choices: readonly { value: string; label: string }[], value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value;

const atLeast = (count: number, what: string) =>
  `At least ${formatNumber(count)} ${what}${count === 1 ? '' : 's'}`;

const WORDS: { readonly [Name in FilterName]: (value: NonNullable<CallsSearch[Name]>) => string } =
  {
    agent: (slug) => `Agent ${slug}`,
    transport: (transport) => (transport === 'sip' ? 'By phone' : 'From a browser'),
    roomName: (name) => `Room ${name}`,
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
    minLatencyMs: (ms) => `Slow replies at least ${formatLatency(ms)}`,
    maxLatencyMs: (ms) => `Slow replies at most ${formatLatency(ms)}`,
    minErrors: (count) => atLeast(count, 'error'),
    minInterruptions: (count) => atLeast(count, 'interruption'),
    recorded: (isRecorded) => (isRecorded ? 'Recorded' : 'Not recorded'),
    trial: (isTrial) => (isTrial ? 'Trials of drafts' : 'No trials'),
    q: (words) => `Said: ${words}`,
  };

/** What a filter that is set lets through, in words. */
export function filterWords<Name extends FilterName>(search: CallsSearch, name: Name): string {
  const value = search[name];
  return value === undefined ? '' : WORDS[name](value);
}
