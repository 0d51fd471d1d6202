import { expect, it } from 'vitest';
import { narrow, PeakMeter } from './peak-meter.ts';

const sound = (...samples: number[]) => Float32Array.from(samples);

it('takes the loudest sample of each stretch and channel, however the sound is cut into pieces', () => {
  const meter = new PeakMeter(6, 3);
  meter.add(sound(0.25), sound(0));
  meter.add(sound(-0.5, 0, 0.125), sound(0, 1, -0.75));
  meter.add(sound(0, 0), sound(0, 0.5));
  expect(meter.peaks()).toEqual([
    [0.5, 0.125, 0],
    [0, 1, 0.5],
  ]);
});

it('counts what comes beyond the known length to the last stretch, and too loud as 1', () => {
  const meter = new PeakMeter(2, 2);
  meter.add(sound(0, 0, 0, 1.5), sound(0, 0, 0, 0));
  expect(meter.peaks()[0]).toEqual([0, 1]);
});

it('has no more stretches than samples', () => {
  expect(new PeakMeter(2, 1_000).peaks()[0]).toHaveLength(2);
  expect(new PeakMeter(0, 1_000).peaks()[0]).toHaveLength(1);
});

it('narrows peaks without losing the loudest', () => {
  expect(
    narrow(
      [
        [0.1, 0.9, 0.3, 0.2, 1],
        [0, 0, 0, 0, 0.5],
      ],
      2,
    ),
  ).toEqual([
    [0.9, 1],
    [0, 0.5],
  ]);
  expect(narrow([[0.1], [0.2]], 5)).toEqual([[0.1], [0.2]]);
});
