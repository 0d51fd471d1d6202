import { describe, expect, it } from 'vitest';
import { RECORDING } from '../contract/recordings.ts';
import { joinParts } from './recording.ts';
import { serve } from './serve.ts';
import { frames } from './testing.ts';

const CALL = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const sound = frames(10);
const SIZE = sound.length;

function recordingOf(bytes: Buffer) {
  const parts = [{ startedAtMs: 1_800_000_000_000, bytes: bytes.length }];
  const recording = joinParts(parts, async function* (_part, start, end) {
    yield bytes.subarray(start, end + 1);
  });
  if (recording === null) throw new Error('no recording');
  return recording;
}
const recording = recordingOf(sound);

async function ask(headers: Record<string, string> = {}, method = 'GET', of = recording) {
  const answer = serve(of, CALL, new Request('http://localhost/', { method, headers }));
  return { answer, body: Buffer.from(await answer.arrayBuffer()) };
}

it('answers with all of it, and how to ask for less', async () => {
  const { answer, body } = await ask();
  expect(answer.status).toBe(200);
  expect(body).toEqual(sound);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'content-length': String(SIZE),
    'content-type': RECORDING.contentType,
  });
});

describe('ranges', () => {
  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, SIZE - 1],
    ['bytes=-100', SIZE - 100, SIZE - 1],
    ['bytes=100-999999', 100, SIZE - 1],
    ['bytes=0-0', 0, 0],
  ])('answers %s with these bytes', async (range, start, end) => {
    const { answer, body } = await ask({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${SIZE}`);
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1));
    expect(body).toEqual(sound.subarray(start, end + 1));
  });

  it('says that there is nothing behind the end', async () => {
    const { answer, body } = await ask({ range: `bytes=${SIZE}-` });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${SIZE}`);
    expect(body).toHaveLength(0);
  });

  it.each([['bytes=abc'], ['bytes=0-1,500-600'], ['nonsense']])(
    'answers %s with all of it',
    async (range) => {
      const { answer, body } = await ask({ range });
      expect(answer.status).toBe(200);
      expect(body).toEqual(sound);
    },
  );
});

it('answers HEAD with the same headers and no body', async () => {
  const { answer, body } = await ask({ range: 'bytes=0-99' }, 'HEAD');
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-length')).toBe('100');
  expect(body).toHaveLength(0);
});

it('does not repeat what the client has', async () => {
  const etag = (await ask()).answer.headers.get('etag') ?? '';
  expect((await ask({ 'if-none-match': etag })).answer.status).toBe(304);
  expect((await ask({ 'if-range': etag, range: 'bytes=0-9' })).answer.status).toBe(206);
});

it('gives all of it to a client that has begun with an older state', async () => {
  const etag = (await ask()).answer.headers.get('etag') ?? '';
  const grown = recordingOf(Buffer.concat([sound, frames(1)]));
  const { answer } = await ask({ 'if-range': etag, range: 'bytes=0-9' }, 'GET', grown);
  expect(answer.status).toBe(200);
});
