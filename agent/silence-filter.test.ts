import { AudioEnergyFilter } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { SilenceFilter } from './silence-filter.ts';

const frame = (level: number) => new AudioFrame(new Int16Array(320).fill(level), 16_000, 1, 320);

it('sends what is heard and a second of the silence after it', () => {
  const filter = new SilenceFilter();
  const sentOf = (level: number, frames: number) =>
    Array.from({ length: frames }, () => filter.isSent(frame(level))).filter(Boolean).length;
  expect(sentOf(0, 100)).toBe(49);
  expect(sentOf(4_000, 10)).toBe(10);
  expect(sentOf(0, 100)).toBe(49);
});

it.each([0, 130, 132, -133, 20_000])('judges samples of %i as the SDK does', (level) => {
  const [ours, theirs] = [new SilenceFilter(), new AudioEnergyFilter()];
  for (let n = 0; n < 60; n += 1)
    expect(ours.isSent(frame(level))).toBe(theirs.pushFrame(frame(level)));
});
