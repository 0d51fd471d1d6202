import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SILENCE_DB } from '../../local/caller/voice-activity.ts';
import { Hearing, scriptOf } from './hearing.ts';
import type { Segment, Utterance } from './utterance.ts';

const SEGMENTS: Segment[] = [
  { text: 'My number is', startMs: 0, endMs: 600 },
  { text: 'five five.', startMs: 1_400, endMs: 2_000 },
];

/** A tone where there is speech. */
function utterance(segments: Segment[]): Utterance {
  const samples = new Int16Array((segments.at(-1)?.endMs ?? 0) * 8);
  for (const { startMs, endMs } of segments) samples.fill(8_000, startMs * 8, endMs * 8);
  return { name: 'number', kind: 'groups', segments, samples };
}

let events: string[];
let hearing: Hearing;

beforeEach(() => {
  vi.useFakeTimers();
  events = [];
  const at = () => Math.round(performance.now() - startedAt);
  const startedAt = performance.now();
  hearing = new Hearing({
    onStarted: () => undefined,
    onInterim: (text) => events.push(`${at()} interim ${text}`),
    onFinal: (text) => events.push(`${at()} final ${text}`),
  });
  hearing.expect(scriptOf(utterance(SEGMENTS)));
});
afterEach(() => vi.useRealTimers());

/** Plays frames in real time, the first one at 20 ms. */
function play(ms: number, level: number): void {
  for (let played = 0; played < ms; played += 20) {
    vi.advanceTimersByTime(20);
    hearing.hear(level);
  }
}

describe('a recogniser that hears what is said', () => {
  it('knows a word soon after its end, and all of them 250 ms after the voice', () => {
    play(600, -20);
    play(800, SILENCE_DB);
    expect(events).toEqual([
      expect.stringMatching(/^\d+ interim My$/),
      expect.stringMatching(/^\d+ interim My number$/),
      expect.stringMatching(/^\d+ interim My number is$/),
      '850 final My number is',
    ]);
  });

  it('starts a new transcript after a pause, whose last sign is not sure before the end', () => {
    play(600, -20);
    play(800, SILENCE_DB);
    play(600, -20);
    play(400, SILENCE_DB);
    expect(events.filter((event) => event.includes('five'))).toEqual([
      expect.stringMatching(/interim five$/),
      expect.stringMatching(/interim five five$/),
      '2250 final five five.',
    ]);
  });

  it('hears a segment to its end though some of its frames were lost', () => {
    play(480, -20);
    play(400, SILENCE_DB);
    expect(events.slice(-2)).toEqual(['580 interim My number is', '730 final My number is']);
  });

  it('hears what was said before the voice stopped half-way', () => {
    play(200, -20);
    play(400, SILENCE_DB);
    expect(events.at(-1)).toMatch(/final My$/);
  });

  it('hears nothing in noise', () => {
    play(600, -70);
    expect(events).toEqual([]);
  });
});

describe('a recogniser that is told a sequence', () => {
  const said = (text: string) => scriptOf(utterance([{ text, startMs: 0, endMs: 600 }]));

  it('goes on to the next utterance after a silence, however well it heard the one before', () => {
    hearing.expectEach([said('One two.'), said('Three four.')]);
    play(300, -20);
    play(1_500, SILENCE_DB);
    play(600, -20);
    play(400, SILENCE_DB);
    const finals = events.filter((event) => event.includes('final'));
    expect(finals).toEqual([
      expect.stringMatching(/final One( two\.)?$/),
      expect.stringMatching(/final Three four\.$/),
    ]);
  });

  it('waits for the first one when there is a click before it', () => {
    hearing.expectEach([said('One two.'), said('Three four.')]);
    play(20, -20);
    play(1_500, SILENCE_DB);
    play(600, -20);
    play(400, SILENCE_DB);
    expect(events.at(-1)).toMatch(/final One two\.$/);
  });
});

it('a word is as late in the script as there is voice before its end', () => {
  const { words } = scriptOf(utterance(SEGMENTS));
  expect(words.at(-1)).toEqual({ text: 'five.', frames: 60, endsSegment: true });
  expect(words).toHaveLength(5);
});
