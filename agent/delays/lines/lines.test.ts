import { expect, it } from 'vitest';
import { DELAY_LINES, delayLinesFor } from './index.ts';

const languages = Object.entries(DELAY_LINES);

it.each(languages)('has at least six wordings a stage, all different: %s', (_language, lines) => {
  for (const stage of lines.stages) expect(stage.length).toBeGreaterThanOrEqual(6);
  const all = [...lines.stages.flat(), ...lines.elapsed];
  expect(new Set(all).size).toBe(all.length);
});

it.each(languages)('is fit to be spoken, and short: %s', (_language, lines) => {
  const all = [...lines.stages.flat(), ...lines.elapsed.map((line) => line.replace('{time}', ''))];
  for (const line of all) {
    expect(line).toMatch(/^[\p{L}\s.,'’¿?-]+[.?]$/u);
    expect(line.length).toBeLessThanOrEqual(120);
  }
  for (const line of lines.stages[0]) expect(line.length).toBeLessThanOrEqual(40);
});

it.each(languages)(
  'has words for the times of half an hour: %s',
  (_language, { minutes, both }) => {
    expect(new Set(minutes).size).toBe(30);
    expect(minutes.join(' ')).not.toMatch(/\d/);
    expect(both).toMatch(/\{minutes\}.*\{seconds\}/);
  },
);

it.each([
  ['de-AT', DELAY_LINES.de],
  ['es', DELAY_LINES.es],
  ['tlh', DELAY_LINES.en],
])('finds the lines of %s', (tag, lines) => {
  expect(delayLinesFor(tag)).toBe(lines);
});
