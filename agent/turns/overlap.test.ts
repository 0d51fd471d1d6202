import { expect, it } from 'vitest';
import { Overlap } from './overlap.ts';

const overlap = (noticedAfterMs = 0) =>
  new Overlap(
    { is: (said) => said === 'mm-hm', mayBecome: (said) => 'mm-hm'.startsWith(said) },
    noticedAfterMs,
  );

/** Voice for so long, a tick each 32 ms, as the detector tells it. */
function speak(over: Overlap, fromMs: number, forMs: number) {
  const moves = [];
  for (let now = fromMs; now <= fromMs + forMs; now += 32) moves.push(over.heardVoice(now));
  return moves.filter(Boolean);
}

it('stops at the first sound, and goes on soon after a nod', () => {
  const over = overlap();
  expect(speak(over, 0, 320)).toEqual(['pause']);
  expect(over.heardWords('mm-hm')).toBeNull();
  expect(over.passed(400)).toBeNull();
  expect(over.passed(430)).toBe('resume');
  expect(over.isActive).toBe(false);
});

it('keeps silent in the comma of an interruption whose words are not known yet', () => {
  const over = overlap();
  speak(over, 0, 160);
  expect(over.passed(320)).toBeNull();
  expect(over.heardWords('wait')).toBe('stop');
});

it('gives up the rest when the words are no nod', () => {
  const over = overlap();
  speak(over, 0, 320);
  expect(over.heardWords('mm-hm but')).toBe('stop');
  expect(over.passed(2_000)).toBeNull();
});

it('gives up the rest for who speaks on, whatever the words are', () => {
  expect(speak(overlap(), 0, 1_200)).toEqual(['pause', 'stop']);
});

it('goes on after a noise without words', () => {
  const over = overlap();
  speak(over, 0, 100);
  expect(over.passed(250)).toBeNull();
  expect(over.passed(300)).toBe('resume');
});

it('stops for words that come when it has gone on already', () => {
  const over = overlap();
  speak(over, 0, 300);
  expect(over.passed(500)).toBe('resume');
  expect(over.isActive).toBe(false);
  expect(over.heardWords('stop it')).toBe('stop');
  expect(over.ended(false)).toBeNull();
});

it('does not stop for words that come much later', () => {
  const over = overlap();
  speak(over, 0, 300);
  expect(over.passed(500)).toBe('resume');
  over.passed(2_000);
  expect(over.heardWords('what is the time')).toBeNull();
});

it('does not stop for a sound that is too short', () => {
  const over = overlap(100);
  expect(speak(over, 0, 64)).toEqual([]);
  expect(over.passed(300)).toBeNull();
  expect(speak(over, 1_000, 64)).toEqual([]);
  expect(speak(over, 1_096, 64)).toEqual(['pause']);
});

it('ends with the turn', () => {
  const nodded = overlap();
  speak(nodded, 0, 100);
  expect(nodded.ended(true)).toBe('resume');
  const said = overlap();
  speak(said, 0, 100);
  expect(said.ended(false)).toBe('stop');
});
