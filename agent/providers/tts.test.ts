import { ReadableStream } from 'node:stream/web';
import { APIConnectionError, APIStatusError, initializeLogger, tts } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LINES } from '../lines.ts';
import { Patience } from './patience.ts';
import { errorLog, fail, fakeTime, fakeTts, frameOf, hang, pass, promptTts } from './testing.ts';
import { ResilientTts } from './tts.ts';

/** Nobody has asked anything: what is granted in any case. */
const patience = new Patience();

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => void fakeTime());
afterEach(() => void vi.useRealTimers());

async function* speak() {
  yield frameOf(1);
  yield frameOf(2);
}
const limited = () => fail(new APIStatusError({ options: { statusCode: 429 } }));
const lost = () => fail(new APIConnectionError({}));

/** What is heard of a text within `ms`, by the first sample of each frame. */
async function say(
  text: string,
  voice: ReturnType<typeof fakeTts>,
  ms = 200,
  kept: string[] = [],
  other?: ReturnType<typeof fakeTts>,
) {
  const { errors, onError } = errorLog();
  const find = async (line: string) =>
    kept.includes(line) ? ReadableStream.from([frameOf(9)]) : undefined;
  const speech = new ResilientTts({
    voices: () => [voice, other],
    lines: { find },
    patience,
    onError,
  });
  const takenBack = Promise.withResolvers<void>();
  const onFailed = vi.fn(() => takenBack.promise);
  speech.onFailed = onFailed;
  const stream = speech.stream();
  const heard: (number | undefined)[] = [];
  let isOver = false;
  const listening = (async () => {
    for await (const audio of stream) {
      if (audio !== tts.SynthesizeStream.END_OF_STREAM) heard.push(audio.frame.data[0]);
    }
    isOver = true;
  })();
  for (const part of text.split(/(?<= )/)) stream.pushText(part);
  stream.endInput();
  await pass(ms);
  return { listening, heard, errors, onFailed, takeBack: takenBack.resolve, isOver: () => isOver };
}

it('passes on what the voice says', async () => {
  const { heard, errors, isOver } = await say('It is noon.', fakeTts(speak));
  expect([heard, errors, isOver()]).toEqual([[1, 2], [], true]);
});

describe('a line of the agent', () => {
  it('is played as it is kept, whatever the voice does', async () => {
    const voice = fakeTts(hang);
    const { heard, isOver } = await say(LINES.lostVoice, voice, 200, [LINES.lostVoice]);
    expect([heard, isOver(), voice.streams()]).toEqual([[9], true, 0]);
  });

  it('is spoken like any other text when it is not kept', async () => {
    const { heard } = await say(LINES.lostVoice, fakeTts(speak));
    expect(heard).toEqual([1, 2]);
  });

  it('is not taken for one when it only begins alike', async () => {
    const { heard } = await say("I'm sorry, we are closed.", fakeTts(speak), 200, [LINES.trouble]);
    expect(heard).toEqual([1, 2]);
  });
});

describe('a voice that fails', () => {
  it.each([
    ['by silence', hang, 2_600, 'hang told', 1],
    ['with 429, without asking again', limited, 200, 'rate_limited told', 1],
    ['by losing its connection, twice', lost, 200, 'refused told', 2],
    ['with an answer without audio, twice', async function* () {}, 200, 'garbage told', 2],
  ])('%s is told of, and the reply is held', async (_title, script, ms, error, requests) => {
    const voice = fakeTts(script);
    const { heard, errors, onFailed, isOver } = await say('It is noon.', voice, ms);
    expect([heard, errors, isOver()]).toEqual([[], [error], false]);
    expect(onFailed).toHaveBeenCalledOnce();
    expect(voice.streams()).toBe(requests);
  });

  it('for once is asked again, and the whole reply is heard', async () => {
    const { heard, errors } = await say('It is noon.', fakeTts(lost, speak));
    expect([heard, errors]).toEqual([[1, 2], ['refused recovered']]);
  });

  it('in the middle is told of, and does not begin again', async () => {
    const half = async function* () {
      yield frameOf(1);
      yield* hang();
    };
    const { heard, errors, onFailed } = await say('It is noon.', fakeTts(half, speak), 2_800);
    expect([heard, errors]).toEqual([[1], ['hang told']]);
    expect(onFailed).toHaveBeenCalledOnce();
  });

  it('lets the reply go when it has been taken back', async () => {
    const { listening, takeBack, isOver } = await say('It is noon.', fakeTts(limited));
    takeBack();
    await listening;
    expect(isOver()).toBe(true);
  });
});

describe('another voice', () => {
  const sayWith = (
    voice: ReturnType<typeof fakeTts>,
    other: ReturnType<typeof fakeTts>,
    ms: number,
  ) => say('It is noon.', voice, ms, [], other);

  it.each([
    ['is silent', hang, 1_600, 'hang recovered voice'],
    ['refuses', limited, 200, 'rate_limited recovered voice'],
  ])('takes over where the first one %s', async (_title, script, ms, error) => {
    const { heard, errors } = await sayWith(fakeTts(script), fakeTts(speak), ms);
    expect([heard, errors]).toEqual([[1, 2], [error]]);
  });

  it('is bounded by its first audio too', async () => {
    const { errors, onFailed } = await sayWith(fakeTts(hang), fakeTts(hang), 4_100);
    expect(errors).toEqual(['hang told']);
    expect(onFailed).toHaveBeenCalledOnce();
  });

  it('is not heard where the first one is slow, but has begun', async () => {
    const slow = async function* () {
      for (const sample of [1, 2, 3, 4]) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        yield frameOf(sample);
      }
    };
    const other = fakeTts(speak);
    const { heard, errors } = await sayWith(fakeTts(slow), other, 4_200);
    expect([heard, errors, other.streams()]).toEqual([[1, 2, 3, 4], [], 0]);
  });

  it('is not mixed with a first one that comes too late', async () => {
    const late = async function* () {
      await new Promise((resolve) => setTimeout(resolve, 1_700));
      yield frameOf(7);
    };
    const { heard } = await sayWith(fakeTts(late), fakeTts(speak), 2_000);
    expect(heard).toEqual([1, 2]);
  });
});

it('does not blame the voice for a model that is slow to finish its sentence', async () => {
  const { errors, onError } = errorLog();
  const lines = { find: async () => undefined };
  const speech = new ResilientTts({ voices: () => [fakeTts(speak)], lines, patience, onError });
  const stream = speech.stream();
  stream.pushText('It is');
  await pass(5_000);
  expect(errors).toEqual([]);
  stream.close();
});

it('does not blame the voice for a model that is slow after its first words', async () => {
  const { errors, onError } = errorLog();
  const lines = { find: async () => undefined };
  const speech = new ResilientTts({ voices: () => [promptTts()], lines, patience, onError });
  const stream = speech.stream();
  for (const text of ['It is open on Monday, and on', ' Tuesday ']) {
    stream.pushText(text);
    await pass(100);
  }
  await pass(5_000);
  expect(errors).toEqual([]);
  stream.close();
});
