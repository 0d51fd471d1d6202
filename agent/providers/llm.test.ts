import { APIStatusError, initializeLogger, llm } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LINES } from '../lines.ts';
import { ResilientLlm } from './llm.ts';
import { Patience } from './patience.ts';
import { errorLog, fail, fakeLlm, fakeTime, hang, pass, toolCall, word } from './testing.ts';

/** Nobody has asked anything: what is granted in any case. */
const patience = new Patience();

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => void fakeTime());
afterEach(() => void vi.useRealTimers());

async function* answer(...words: string[]) {
  yield* words.map(word);
}
const status = (statusCode: number) => fail(new APIStatusError({ options: { statusCode } }));
const limited = () => status(429);
const good = () => answer('It is ', 'noon.');

/** What is answered within `ms`, and what was reported. */
async function ask(
  models: [ReturnType<typeof fakeLlm>, ...ReturnType<typeof fakeLlm>[]],
  ms = 100,
) {
  const { errors, onError } = errorLog();
  const model = new ResilientLlm({ models, onError, lineFor: (line) => LINES[line], patience });
  const stream = model.chat({ chatCtx: llm.ChatContext.empty() });
  let said = '';
  let isOver = false;
  const listening = (async () => {
    for await (const { delta } of stream) said += delta?.content ?? delta?.toolCalls?.[0]?.args;
    isOver = true;
  })();
  await pass(ms);
  return { stream, listening, errors, said: () => said, isOver: () => isOver };
}

it('passes on what the model says', async () => {
  const { said, isOver, errors } = await ask([fakeLlm('one', good)]);
  expect([said(), isOver(), errors]).toEqual(['It is noon.', true, []]);
});

describe('a model that does not speak', () => {
  it('gets a second request, whose answer is heard', async () => {
    const model = fakeLlm('one', hang, good);
    const { said, errors } = await ask([model], 1_200);
    expect(said()).toBe('It is noon.');
    expect(errors).toEqual(['hang recovered']);
    expect(model.requests()).toBe(2);
  });

  it('gets company of the fallback model', async () => {
    const { said, errors } = await ask([fakeLlm('one', hang), fakeLlm('two', good)], 1_200);
    expect([said(), errors]).toEqual(['It is noon.', ['hang recovered two']]);
  });

  it('is still heard when it is the first to speak', async () => {
    const late = async function* () {
      await new Promise((resolve) => setTimeout(resolve, 1_300));
      yield word('Late.');
    };
    const { said, errors } = await ask([fakeLlm('one', late, hang)], 1_400);
    expect([said(), errors]).toEqual(['Late.', []]);
  });

  it('is not heard when the other one was the first to speak', async () => {
    const later = (ms: number) =>
      async function* () {
        await new Promise((resolve) => setTimeout(resolve, ms));
        yield word(`After ${ms}.`);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      };
    const { said, errors } = await ask([fakeLlm('one', later(1_300), later(100))], 3_000);
    expect([said(), errors]).toEqual(['After 100.', ['hang recovered']]);
  });

  it('is admitted in time', async () => {
    const { said, isOver, errors } = await ask([fakeLlm('one', hang)], 1_600);
    expect([said(), isOver(), errors]).toEqual([LINES.sayAgain, true, ['hang told']]);
  });
});

describe('a model that fails at once', () => {
  it.each([
    ['with 429', limited, ['rate_limited told']],
    ['with 401', () => status(401), ['refused told']],
    ['with 500', () => status(500), ['unavailable told']],
  ])('%s is admitted at once, and not asked again', async (_title, script, expected) => {
    const model = fakeLlm('one', script);
    const { said, errors } = await ask([model]);
    expect([said(), errors]).toEqual([LINES.sayAgain, expected]);
    expect(model.requests()).toBe(1);
  });

  it('with 429 is replaced by the fallback model', async () => {
    const { said, errors } = await ask([fakeLlm('one', limited), fakeLlm('two', good)]);
    expect([said(), errors]).toEqual(['It is noon.', ['rate_limited recovered two']]);
  });

  it.each([
    ['an empty answer', () => answer()],
    [
      'a tool call with broken arguments',
      async function* () {
        yield toolCall('{"a": ');
      },
    ],
  ])('with %s is asked once more, then admitted', async (_title, script) => {
    const model = fakeLlm('one', script);
    const { said, errors } = await ask([model]);
    expect([said(), errors]).toEqual([LINES.sayAgain, ['garbage told']]);
    expect(model.requests()).toBe(2);
  });
});

describe('a model that stops in the middle', () => {
  it.each([
    ['by silence', hang, 2_100, 'hang told'],
    ['by an error', () => status(500), 100, 'unavailable told'],
  ])('%s is admitted after what it said', async (_title, end, ms, error) => {
    const script = async function* () {
      yield word('Once upon');
      yield* end();
    };
    const { said, isOver, errors } = await ask([fakeLlm('one', script)], ms);
    expect(said()).toBe(`Once upon ... ${LINES.lostThread}`);
    expect([isOver(), errors]).toEqual([true, [error]]);
  });
});

it('says and reports nothing once the reply is not wanted any more', async () => {
  const model = fakeLlm('one', hang);
  const { stream, listening, said, errors } = await ask([model], 500);
  stream.close();
  await pass(5_000);
  await listening;
  expect([said(), errors, model.requests()]).toEqual(['', [], 1]);
});
