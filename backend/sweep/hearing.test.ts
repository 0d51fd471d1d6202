import { expect, it } from 'vitest';
import { CALL_SILENT_MS } from '../contract/events.ts';
import { Hearing } from './hearing.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);
const listen = (hearing: Hearing, from: number, to: number) => {
  for (let second = from; second <= to; second += 2) hearing.works(at(second));
};
const silent = CALL_SILENT_MS / 1_000;

it('is reliable once it has lasted for as long as a call must be silent', () => {
  const hearing = new Hearing();
  expect(hearing.isReliable(at(0))).toBe(false);
  listen(hearing, 0, silent);
  expect(hearing.isReliable(at(silent - 1))).toBe(false);
  expect(hearing.isReliable(at(silent))).toBe(true);
});

it.each([
  ['the database was away', (hearing: Hearing) => hearing.fails(), 22],
  ['nothing ran, as when the machine slept', () => undefined, 27],
])('begins anew when %s', (_, interrupt, again) => {
  const hearing = new Hearing();
  listen(hearing, 0, 20);
  interrupt(hearing);
  listen(hearing, again, again + silent);
  expect(hearing.isReliable(at(again + silent - 1))).toBe(false);
  expect(hearing.isReliable(at(again + silent))).toBe(true);
});

it('is not disturbed by a round that was left out', () => {
  const hearing = new Hearing();
  listen(hearing, 0, 20);
  listen(hearing, 24, 24);
  expect(hearing.isReliable(at(24))).toBe(true);
});
