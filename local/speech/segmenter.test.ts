import { expect, test } from 'vitest';
import { WINDOW } from './recogniser.ts';
import { Segmenter, type SegmenterEvent } from './segmenter.ts';

const LOUDNESS: Record<string, number> = { b: 1, v: 0.5, s: 0.02, q: 0.001, '.': 0.001 };

/**
 * Windows of 32 ms: `v` voice, `s` a soft one, `b` a bang, `q` quiet that the detector still
 * takes for voice, `.` silence.
 */
const feed = (segmenter: Segmenter, windows: string): SegmenterEvent[] =>
  [...windows].flatMap((kind) =>
    segmenter.push(new Float32Array(WINDOW).fill(LOUDNESS[kind] ?? 0), kind !== '.'),
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

test('does not end an utterance by silence when endpointing is off', () => {
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

test('still hears soft speech after a bang', () => {
  const events = feed(new Segmenter(200), `b${'s'.repeat(60)}`);

  expect(types(events).slice(0, 4)).toEqual(['started', 'paused', 'resumed', 'interim']);
});

test('cuts at its greatest length what the detector takes for a voice but is quiet', () => {
  expect(types(feed(new Segmenter(200), `v${'q'.repeat(260)}`))).toContain('cut');
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
