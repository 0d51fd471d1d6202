import { describe, expect, it } from 'vitest';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { callsFrom, closedCall, newCaller, phone, untilRoomIsGone } from './phone.ts';

/** Between what the worker counts as the end of its speech and what is stored. */
const CLOCKS_MS = 300;
/** What a busy machine takes to begin to speak. */
const ANSWER_MS = 3_000;

describe.concurrent('a call', () => {
  it('asks a silent caller twice, in other words, then says goodbye and hangs up', async () => {
    const caller = newCaller();
    const report = await phone('--caller', caller, '--number', NUMBERS.hasty, '--stay', '45000');
    expect(report.endedBy).toBe('agent');
    const { outcome, turns } = await closedCall(caller);
    expect(outcome).toMatchObject({ result: 'stopped', reason: 'silence' });
    expect(turns.map(({ text }) => text)).toEqual([
      AGENTS.hasty?.greeting,
      'Are you still there?',
      expect.stringContaining('please say something'),
      expect.stringContaining('Goodbye'),
    ]);
    const { silenceMs = 0 } = AGENTS.hasty?.limits ?? {};
    for (const [before, after] of turns.slice(0, -1).map((turn, i) => [turn, turns[i + 1]])) {
      const quietMs = Date.parse(after?.startedAt ?? '') - Date.parse(before?.endedAt ?? '');
      expect(quietMs).toBeGreaterThan(silenceMs - CLOCKS_MS);
      expect(quietMs).toBeLessThan(silenceMs + ANSWER_MS);
    }
  });

  it('ends a call at its time limit, with a word', async () => {
    const caller = newCaller();
    const report = await phone('--caller', caller, '--number', NUMBERS.brief, '--stay', '30000');
    expect(report.endedBy).toBe('agent');
    const { outcome, turns } = await closedCall(caller);
    expect(outcome).toMatchObject({ result: 'stopped', reason: 'time_limit' });
    expect(turns.at(-1)?.text).toContain('longest time');
  });

  it.each([
    [
      'is closed as such when the caller hangs up in the greeting',
      ['--hang-up-after', '500'],
      'during_greeting',
    ],
    [
      'is closed as such when the phone vanishes in the greeting, without a BYE',
      ['--hang-up-after', '500', '--vanish'],
      'during_greeting',
    ],
    ['is closed as such when the caller leaves without a word', [], 'without_speaking'],
  ])('%s', async (_title, options, reason) => {
    const caller = newCaller();
    await phone('--caller', caller, ...options);
    const { outcome, endedAt } = await closedCall(caller);
    expect(outcome).toMatchObject({ result: 'abandoned', reason });
    expect(endedAt).not.toBeNull();
  });

  it('keeps of a greeting cut short only what was played', async () => {
    const caller = newCaller();
    await phone('--caller', caller, '--number', NUMBERS.workshop, '--hang-up-after', '700');
    const { turns } = await closedCall(caller);
    for (const turn of turns) {
      expect(turn.interrupted).toBe(true);
      expect(turn.text).not.toContain('repaired');
    }
  });

  it('leaves nothing open when the caller hangs up before the answer', async () => {
    const caller = newCaller();
    const report = await phone('--caller', caller, '--cancel-after', '300');
    expect(report.endedBy).toBe('cancelled');
    await untilRoomIsGone(caller);
    // Whether there was a call yet is a race; one that there was has ended as what it was.
    for (const { outcome } of await callsFrom(caller)) {
      expect(outcome).toMatchObject({ result: 'abandoned', reason: 'before_greeting' });
    }
  });
});
