import { expect, test } from 'vitest';
import { WINDOW } from './recogniser.ts';
import { Segmenter, type SegmenterEvent } from './segmenter.ts';

/** Windows of 32 ms: `v` voice, `q` quiet that the detector still takes for voice, `.` silence. */
const feed = (segmenter: Segmenter, windows: string): SegmenterEvent[] =>
  [...windows].flatMap((kind) =>
    segmenter.push(new Float32Array(WINDOW).fill(kind === 'v' ? 0.5 : 0.001), kind !== '.'),
  );
const types = (events: SegmenterEvent[]) => events.map(({ type }) => type);
const lengths = (events: SegmenterEvent[], type: string) =>
  events.flatMap((e) =>
    e.type === type && 'segment' in e ? [e.segment.samples.length / WINDOW] : [],
  );

test('drafts an utterance at the first silence and ends it when the silence lasts', () => {
  const segmenter = new Segmenter(200);

  expect(types(feed(segmenter, 'vvvv.'))).toEqual(['started', 'paused']);
  expect(types(feed(segmenter, '.'))).toEqual([]);
  expect(types(feed(segmenter, '..'))).toEqual(['ended']);
});

test('drafts on quiet before the detector notices, and then ends with it', () => {
  const segmenter = new Segmenter(200);

  expect(types(feed(segmenter, 'vvvvqqq'))).toEqual(['started', 'paused']);
  expect(types(feed(segmenter, 'qqq'))).toEqual([]);
  expect(types(feed(segmenter, '.'))).toEqual(['ended']);
});

test('drafts again where the quiet was soft speech', () => {
  const events = feed(new Segmenter(200), `vvvv${'q'.repeat(14)}.`);

  expect(types(events)).toEqual(['started', 'paused', 'paused', 'ended']);
  expect(lengths(events, 'paused')).toEqual([7, 19]);
});

test('goes on after a short pause, with all that was said', () => {
  const events = feed(new Segmenter(200), 'vvvv..vvvv....');

  expect(types(events)).toEqual(['started', 'paused', 'resumed', 'paused', 'ended']);
  expect(lengths(events, 'paused')).toEqual([5, 11]);
});

test.each([
  [25, 3],
  [500, 13],
  [1_000, 29],
])(
  'waits for the asked endpointing of %i ms, but never less than 192 ms',
  (endpointingMs, windows) => {
    const segmenter = new Segmenter(endpointingMs);
    feed(segmenter, 'vvvv');
    const silence = feed(segmenter, '.'.repeat(windows - 1));

    expect(types(silence)).toEqual(['paused']);
    expect(types(feed(segmenter, '.'))).toEqual(['ended']);
  },
);

test('never ends an utterance by itself when endpointing is off', () => {
  const segmenter = new Segmenter(null);

  expect(types(feed(segmenter, `vvvv${'.'.repeat(100)}`))).toEqual(['started', 'paused']);
  expect(types(segmenter.flush())).toEqual(['ended']);
});

test('asks for an interim result each 300 ms, after 300 ms of voice', () => {
  const events = feed(new Segmenter(200), 'v'.repeat(31));

  expect(types(events)).toEqual(['started', 'interim', 'interim', 'interim']);
  expect(lengths(events, 'interim')).toEqual([11, 21, 31]);
});

test('takes the beginning of a word from before the detector noticed it', () => {
  const events = feed(new Segmenter(200), `${'.'.repeat(50)}vv.`);

  expect(lengths(events, 'paused')).toEqual([13]);
});

test('gives what came after a pause to the next utterance', () => {
  const segmenter = new Segmenter(200);
  feed(segmenter, 'vvvv....');

  expect(lengths(feed(segmenter, 'vv.'), 'paused')).toEqual([6]);
});

test('ends a long utterance at the first pause', () => {
  const segmenter = new Segmenter(1_000);
  feed(segmenter, 'v'.repeat(160));

  expect(types(feed(segmenter, '.'))).toEqual(['paused', 'ended']);
});

test('cuts an utterance without a pause at its quietest late place, and loses nothing', () => {
  const segmenter = new Segmenter(200);
  const events = feed(segmenter, `${'v'.repeat(230)}q${'v'.repeat(30)}`);
  const [cut] = lengths(events, 'cut');
  const [rest] = lengths(segmenter.flush(), 'paused');

  expect(cut).toBe(230);
  expect(rest).toBe(31);
});

test('says where in the stream the voice was', () => {
  const [event] = feed(new Segmenter(200), `${'.'.repeat(100)}${'v'.repeat(20)}.`).filter(
    ({ type }) => type === 'paused',
  );

  // Windows 98 to 120: the detector needs three to notice.
  expect(event).toMatchObject({ segment: { startS: expect.closeTo(3.136), endS: 3.84 } });
});

test('has nothing to flush when nobody speaks', () => {
  expect(new Segmenter(200).flush()).toEqual([]);
});
