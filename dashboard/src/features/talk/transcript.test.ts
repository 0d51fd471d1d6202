import { expect, it } from 'vitest';
import { type Segment, settled, withSegment } from './transcript.ts';

const segment = (fields: Partial<Segment>): Segment => ({
  id: 'a',
  speaker: 'caller',
  text: 'I would',
  isFinal: false,
  ...fields,
});
const build = (...segments: Partial<Segment>[]) =>
  segments.map(segment).reduce(withSegment, [] as readonly Segment[]);

it('has a segment grow in its place, though another has begun', () => {
  const lines = build(
    {},
    { id: 'b', speaker: 'agent', text: 'Sure' },
    { text: 'I would like' },
    { text: 'I would like a table.', isFinal: true },
  );
  expect(lines.map(({ text }) => text)).toEqual(['I would like a table.', 'Sure']);
});

it('does not take back what was final', () => {
  const lines = build({ text: 'Whole.', isFinal: true }, { text: 'Who' });
  expect(lines).toMatchObject([{ text: 'Whole.', isFinal: true }]);
});

it('leaves out what is empty', () => {
  expect(build({ text: ' ' })).toEqual([]);
});

it('has nothing grow any more when the call is over', () => {
  expect(settled(build({}))).toMatchObject([{ isFinal: true }]);
});
