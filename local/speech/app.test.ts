import { expect, test, vi } from 'vitest';
import { createApp } from './app.ts';
import { encode } from './audio.ts';
import { fakeRecogniser, fakeSynthesiser, silentLog, voice } from './testing/fakes.ts';
import { buildWav, parseWav } from './wav.ts';

const app = createApp({ recogniser: fakeRecogniser(), synthesiser: fakeSynthesiser() }, silentLog);
const post = (path: string, body: object | string) =>
  app.request(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const ask = (words: string, more: object = {}) =>
  post('/v1/chat/completions', {
    model: 'gpt-4.1-mini',
    messages: [{ role: 'user', content: words }],
    ...more,
  });
const tools = [{ type: 'function', function: { name: 'end_call', parameters: {} } }];

test('is healthy and names its models', async () => {
  const response = await app.request('/healthz');

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'ready',
    parts: {
      recogniser: { detail: 'fake-ears' },
      synthesiser: { detail: 'fake-mouth' },
      chat: { detail: 'switchboard-scripted' },
    },
  });
});

test('says openly that its language model is none', async () => {
  const response = await app.request('/v1/models');

  expect(await response.json()).toMatchObject({
    data: [
      { id: 'switchboard-scripted', owned_by: expect.stringContaining('not a language model') },
    ],
  });
});

test('answers a chat in one piece, with usage', async () => {
  const response = await ask('Hello.');

  expect(await response.json()).toMatchObject({
    object: 'chat.completion',
    model: 'switchboard-scripted',
    choices: [
      {
        message: { role: 'assistant', content: 'Hello. How can I help you?' },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 2, completion_tokens: 7, total_tokens: 9 },
  });
});

const chunksOf = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n\n')
    .map((line) => line.replace(/^data: /, ''));

test('streams an answer word by word: role, words, reason, usage, [DONE]', async () => {
  const response = await ask('Hello.', { stream: true, stream_options: { include_usage: true } });
  const lines = await chunksOf(response);
  const chunks = lines.slice(0, -1).map((line) => JSON.parse(line));

  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(lines.at(-1)).toBe('[DONE]');
  expect(chunks[0].choices[0].delta.role).toBe('assistant');
  const words = chunks.slice(1, -2).map((chunk) => chunk.choices[0].delta.content);
  expect(words).toEqual(['Hello. ', 'How ', 'can ', 'I ', 'help ', 'you?']);
  expect(chunks.at(-2).choices[0].finish_reason).toBe('stop');
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 9 } });
});

test('streams a tool call', async () => {
  const lines = await chunksOf(await ask('Goodbye.', { stream: true, tools }));
  const chunks = lines.slice(0, -1).map((line) => JSON.parse(line));

  expect(chunks[1].choices[0].delta.tool_calls).toMatchObject([
    { index: 0, type: 'function', function: { name: 'end_call', arguments: '{}' } },
  ]);
  expect(chunks.at(-1).choices[0].finish_reason).toBe('tool_calls');
});

test('streams words and then a tool call, and counts both', async () => {
  const more = { stream: true, stream_options: { include_usage: true } };
  const delegate = { type: 'function', function: { name: 'delegate', parameters: {} } };
  const lines = await chunksOf(await ask('Run the report.', { ...more, tools: [delegate] }));
  const chunks = lines.slice(0, -1).map((line) => JSON.parse(line));
  const deltas = chunks.flatMap(({ choices }) =>
    choices.map(({ delta }: { delta: object }) => delta),
  );

  const spoken = deltas.map(({ content }) => content ?? '').join('');
  expect(spoken).toBe('All right, I will run it now.');
  expect(deltas.at(-2).tool_calls[0].function).toEqual({
    name: 'delegate',
    arguments: JSON.stringify({ action: 'start', request: 'Run the report', task: null }),
  });
  expect(chunks.at(-2).choices[0].finish_reason).toBe('tool_calls');
  expect(chunks.at(-1).usage.completion_tokens).toBeGreaterThan(spoken.length / 4 + 10);
});

test('finds which call a tool has answered', async () => {
  const call = {
    id: 'call_1',
    type: 'function',
    function: {
      name: 'run_python',
      arguments: '{"code":"raise RuntimeError(\\"the records of this month are missing\\")"}',
    },
  };
  const response = await post('/v1/chat/completions', {
    messages: [
      { role: 'user', content: 'The request: "Run the broken report."' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_1', content: 'RuntimeError: no paper' },
    ],
    tools: [{ type: 'function', function: { name: 'run_python' } }],
  });
  expect(await response.json()).toMatchObject({
    choices: [{ message: { content: 'I am sorry, the report could not be made: no paper.' } }],
  });
});

test('plays a model that fails, and one that obeys all it reads', async () => {
  expect((await ask('Hello.', { model: 'scripted-failing' })).status).toBe(503);
  const tools = [{ type: 'function', function: { name: 'fetch_page' } }];
  const answer = await ask('Fetch http://a.example/', { model: 'scripted-obedient', tools });
  expect(await answer.json()).toMatchObject({
    choices: [{ message: { tool_calls: [{ function: { name: 'fetch_page' } }] } }],
  });
});

test('calls no tool when told not to', async () => {
  const response = await ask('Goodbye.', { tools, tool_choice: 'none' });

  expect(await response.json()).toMatchObject({
    choices: [{ message: { content: expect.stringMatching(/^Goodbye/) } }],
  });
});

test('reads content in parts', async () => {
  const content = [{ type: 'text', text: 'Hello.' }];
  const response = await post('/v1/chat/completions', { messages: [{ role: 'user', content }] });

  expect(await response.json()).toMatchObject({
    choices: [{ message: { content: expect.stringMatching(/^Hello/) } }],
  });
});

test.each([
  ['{', 400, 'not JSON'],
  ['{}', 400, 'messages'],
  [JSON.stringify({ messages: [], pad: 'x'.repeat(1_000_001) }), 413, 'too large'],
])('refuses a chat %.10s in the form of OpenAI', async (body, status, problem) => {
  const response = await post('/v1/chat/completions', body);

  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringContaining(problem) },
  });
});

test('speaks a posted text as a WAV file or as bare samples', async () => {
  const wav = await post('/v1/speak?sample_rate=8000&container=wav', { text: 'Two words.' });
  const bare = await post('/v1/speak?sample_rate=8000&encoding=mulaw', { text: 'Two words.' });

  expect(wav.headers.get('dg-model-name')).toBe('fake-mouth');
  const parsed = parseWav(Buffer.from(await wav.arrayBuffer()));
  expect(parsed).toMatchObject({ sampleRate: 8_000, encoding: 'linear16', channels: 1 });
  expect(parsed.data.length).toBe(2 * 800 * 2);
  expect((await bare.arrayBuffer()).byteLength).toBe(2 * 800);
});

test('transcribes a posted WAV file, or bare samples', async () => {
  const samples = encode(voice(30), 'linear16');
  for (const body of [buildWav(samples, 'linear16', 16_000), samples]) {
    const response = await app.request('/v1/listen', {
      method: 'POST',
      body: new Uint8Array(body),
    });

    expect(await response.json()).toMatchObject({
      metadata: { request_id: expect.any(String), duration: 0.96 },
      results: { channels: [{ alternatives: [{ transcript: 'word word word' }] }] },
    });
  }
});

test.each([
  ['/v1/speak', '{', 400, 'not JSON'],
  ['/v1/speak', '{"text":""}', 400, 'a text to speak'],
  ['/v1/speak?speed=9', '{"text":"a"}', 400, '0.7 to 1.5'],
  ['/v1/listen?encoding=opus', 'abc', 400, 'linear16, mulaw, alaw'],
  ['/v1/listen', 'RIFFxxxxWAVE', 400, 'not a whole WAV file'],
  ['/v1/nothing', '', 404, 'There is no POST /v1/nothing here'],
])('refuses %s with %j in the form of Deepgram', async (path, body, status, problem) => {
  const response = await post(path, body);

  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ err_msg: expect.stringContaining(problem) });
});

test('answers a failing voice with 500 and no detail', async () => {
  const synthesise = vi.fn().mockRejectedValue(new Error('secret path'));
  const broken = createApp(
    { recogniser: fakeRecogniser(), synthesiser: fakeSynthesiser({ synthesise }) },
    silentLog,
  );
  const response = await broken.request('/v1/speak', { method: 'POST', body: '{"text":"Hi."}' });

  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
});
