import { expect, it } from 'vitest';
import { describeStages, stagesOf } from './stages.ts';
import type { LogEntry, StubEvent } from './stub-log.ts';

const log = (...entries: [number, StubEvent, string?][]): LogEntry[] =>
  entries.map(([atMs, event, text = '']) => ({ atMs, event, text }));

it('the stages of a turn are counted from the last voiced frame', () => {
  const entries = log(
    [1_080, 'last voiced frame'],
    [1_330, 'final'],
    [1_340, 'chat request'],
    [1_640, 'first token'],
    [1_800, 'text to speak'],
    [1_900, 'first audio'],
  );
  expect(stagesOf(entries, 1_000, 2_000)).toEqual({
    'last voiced frame': 80,
    final: 330,
    'chat request': 340,
    'first token': 640,
    'text to speak': 800,
    'first audio': 900,
  });
});

it('of a reply that was prepared twice, the one that was heard counts', () => {
  const entries = log(
    [900, 'chat request'],
    [1_100, 'chat request'],
    [1_200, 'first token'],
    [1_250, 'chat request'],
    [1_300, 'text to speak'],
    [1_400, 'first audio'],
    [1_450, 'text to speak'],
  );
  expect(stagesOf(entries, 1_000, 1_500)).toMatchObject({
    'chat request': 100,
    'first token': 200,
    'text to speak': 300,
    'first audio': 400,
  });
});

it('the voice was given what it is first heard to say, not what it was given since', () => {
  const entries = log(
    [1_300, 'text to speak', 'You said'],
    [1_350, 'text to speak', 'and more.'],
    [1_400, 'first audio', 'You said'],
  );
  expect(stagesOf(entries, 1_000, 1_500)).toEqual({ 'text to speak': 300, 'first audio': 400 });
});

it('a stage that was not seen in some turns is the median of the others', () => {
  const text = describeStages('ours', [{ final: 300 }, { final: 320 }, {}], [900, 950, 1_000]);
  expect(text).toMatch(/300 ms {2}the final transcript is sent/);
  expect(text).toMatch(/950 ms {2}the caller hears the reply/);
});
