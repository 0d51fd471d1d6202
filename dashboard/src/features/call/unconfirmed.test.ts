import { expect, it } from 'vitest';
import { doubtsAbout } from './unconfirmed.ts';

const endedAt = '2026-01-01T10:00:00.000Z';
const call = {
  endedAt,
  closedAt: endedAt,
  outcome: { result: 'completed', reason: 'caller_hung_up', detail: null } as const,
  cost: { micros: 1, incomplete: false },
};
const at = (seconds: number) => Date.parse(endedAt) + seconds * 1_000;

it('has no doubt about a call that is closed with a known end and cost', () => {
  expect(doubtsAbout(call, at(900))).toEqual([]);
});

it('doubts a closing that takes longer than it should', () => {
  expect(doubtsAbout({ ...call, closedAt: null }, at(59))).toEqual([]);
  expect(doubtsAbout({ ...call, closedAt: null }, at(60))).toEqual(['closing']);
});

it('doubts the end of a call that was lost, and a cost without a price', () => {
  const lost = { ...call.outcome, result: 'failed', reason: 'lost' } as const;
  expect(doubtsAbout({ ...call, outcome: lost }, at(1))).toEqual(['end']);
  expect(doubtsAbout({ ...call, cost: { micros: 1, incomplete: true } }, at(1))).toEqual(['cost']);
});

it('leaves a call that goes on to the live page', () => {
  const cost = { micros: 0, incomplete: true };
  expect(doubtsAbout({ endedAt: null, closedAt: null, outcome: null, cost }, at(9_000))).toEqual(
    [],
  );
});
