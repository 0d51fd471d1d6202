import { beforeEach, expect, it } from 'vitest';
import { saveAgent } from '../../db/queries/agents.ts';
import { findCall, updateCall } from '../../db/queries/calls.ts';
import { listFacts } from '../../db/queries/memory.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { type AgentSettingsInput, agentSettings } from '../contract/agents.ts';
import { agent } from '../testing/fixtures.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { createSummaryModel } from './model.ts';
import { type SummaryUsage, summariseCall } from './summarise.ts';

const { database } = await useDatabase();
const NUMBER = '+15550142';
const at = new Date('2026-01-01T10:00:00.000Z');
const ANSWER = {
  summary: 'Anna asked for lamps. She was told the price.',
  facts: ["The caller's name is Anna."],
};

/** What the model is sent, and how it answers the first request, the second, and so on. */
const sent: { messages: { role: string; content: string }[]; response_format: unknown }[] = [];
type Answer = (signal: AbortSignal) => Response | Promise<Response>;
let answers: Answer[] = [];
beforeEach(() => {
  sent.length = 0;
  answers = [];
});

const summaryModel = createSummaryModel(
  { provider: 'openai', baseUrl: 'http://model.test/v1', apiKey: 'key', model: 'small' },
  {
    tryMs: 200,
    async send(_url, request) {
      sent.push(JSON.parse(String(request?.body)));
      const answer = answers.shift();
      if (answer === undefined) throw new Error('The model was asked once too often.');
      return answer(request?.signal as AbortSignal);
    },
  },
);

const says = (text: string) => () =>
  Response.json({
    id: '1',
    object: 'chat.completion',
    created: 0,
    model: 'small',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: {
      prompt_tokens: 100,
      completion_tokens: 20,
      prompt_tokens_details: { cached_tokens: 40 },
    },
  });
const fails = () => new Response('no', { status: 500 });
const hangs = (signal: AbortSignal) =>
  new Promise<Response>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

const used: SummaryUsage[] = [];
beforeEach(() => {
  used.length = 0;
});
const summarise = (callId: string) =>
  summariseCall(
    { database, summaryModel, log: testLog, now: () => at },
    callId,
    async (_, usage) => void used.push(usage),
  );

/** An ended call in which these things were said. */
async function call(
  said: [speaker: 'caller' | 'agent', text: string][],
  privacy: AgentSettingsInput['privacy'] = {},
) {
  const { id } = await storeCall(database, { callerNumber: NUMBER });
  await saveAgent(database, agentSettings.parse(agent('reception', { privacy })));
  await updateCall(database, id, {
    endedAt: at,
    outcomeResult: 'completed',
    outcomeReason: 'caller_hung_up',
  });
  await say(id, 0, said);
  return id;
}
const say = (callId: string, first: number, said: [speaker: 'caller' | 'agent', text: string][]) =>
  addTurns(
    database,
    said.map(([speaker, text], n) => {
      const times = { startedAt: at, endedAt: at };
      return { callId, seq: first + n, speaker, text, interrupted: false, ...times };
    }),
  );
const summaryOf = async (callId: string) => (await findCall(database, callId))?.summary;
const factsOf = async (callId: string) =>
  (await listFacts(database, NUMBER)).filter((row) => row.callId === callId).map((row) => row.fact);

const TALK: [speaker: 'caller' | 'agent', text: string][] = [
  ['agent', 'Good morning.'],
  ['caller', 'My name is Anna, how much is a lamp?'],
  ['agent', 'Ten euros.'],
];

it('stores what the model makes of the transcript, with the facts, and books what it used', async () => {
  answers = [says(JSON.stringify(ANSWER))];
  const callId = await call(TALK);
  await summarise(callId);
  expect(await summaryOf(callId)).toBe(ANSWER.summary);
  expect(await factsOf(callId)).toEqual(ANSWER.facts);
  expect(used).toEqual([
    {
      part: 'backend',
      provider: 'openai',
      model: 'small',
      amounts: { input_token: 60, cached_input_token: 40, output_token: 20 },
    },
  ]);
  const [instructions, transcript] = sent[0]?.messages ?? [];
  expect(instructions?.role).toBe('system');
  expect(transcript?.content).toContain('caller: "My name is Anna, how much is a lamp?"');
  expect(sent[0]?.response_format).toMatchObject({ type: 'json_schema' });
});

it('is not made again', async () => {
  answers = [says(JSON.stringify(ANSWER))];
  const callId = await call(TALK);
  await summarise(callId);
  await summarise(callId);
  expect(sent).toHaveLength(1);
});

it('is made anew, with its facts, once it has been taken away for what came late', async () => {
  answers = [says(JSON.stringify(ANSWER))];
  const callId = await call(TALK);
  await summarise(callId);
  await updateCall(database, callId, { summary: null });
  answers = [says(JSON.stringify({ summary: 'Anna bought a lamp.', facts: ['Likes lamps.'] }))];
  await summarise(callId);
  expect(await summaryOf(callId)).toBe('Anna bought a lamp.');
  expect(await factsOf(callId)).toEqual(['Likes lamps.']);
});

it('takes in what is delivered while it is being made', async () => {
  const callId = await call(TALK);
  answers = [
    async () => {
      await say(callId, 3, [['caller', 'I take it.']]);
      return says(JSON.stringify({ summary: 'Stale.', facts: [] }))();
    },
    says(JSON.stringify(ANSWER)),
  ];
  await summarise(callId);
  expect(await summaryOf(callId)).toBe(ANSWER.summary);
  expect(sent[1]?.messages[1]?.content).toContain('I take it.');
  expect(used).toHaveLength(2);
});

it.each<[string, () => Response]>([
  ['an error', fails],
  ['something that is not JSON', says('Anna asked for lamps.')],
  ['JSON of another form', says('{"text": "x"}')],
])('asks a second time when the first answer is %s', async (_, first) => {
  answers = [first, says(JSON.stringify(ANSWER))];
  const callId = await call(TALK);
  await summarise(callId);
  expect(await summaryOf(callId)).toBe(ANSWER.summary);
});

it('books what a useless answer has used, too', async () => {
  answers = [says('no JSON'), says(JSON.stringify(ANSWER))];
  await summarise(await call(TALK));
  expect(used).toMatchObject([{ amounts: { input_token: 120, output_token: 40 } }]);
});

it('makes an extract, and says so, when the model fails twice', async () => {
  answers = [fails, fails];
  const callId = await call(TALK);
  await summarise(callId);
  expect(await summaryOf(callId)).toBe(
    'Extract: the caller began with “My name is Anna, how much is a lamp?”. The caller hung up.',
  );
  expect(await factsOf(callId)).toEqual([]);
  expect(used).toEqual([]);
});

it('does not ask the model about a call in which the caller said nothing', async () => {
  const callId = await call([['agent', 'Good morning.']]);
  await summarise(callId);
  expect(sent).toEqual([]);
  expect(await summaryOf(callId)).toBe('The caller said nothing. The caller hung up.');
});

it('is limited to three sentences and a length that fits into a prompt', async () => {
  answers = [says(JSON.stringify({ summary: 'One. Two. Three. Four.', facts: [] }))];
  const short = await call(TALK);
  await summarise(short);
  expect(await summaryOf(short)).toBe('One. Two. Three.');
  answers = [says(JSON.stringify({ summary: 'x'.repeat(5_000), facts: [] }))];
  const long = await call(TALK);
  await summarise(long);
  expect(await summaryOf(long)).toHaveLength(600);
});

it('is redacted as the agent asks for', async () => {
  const leak = { summary: 'Write to anna@example.com.', facts: ['Mail: anna@example.com'] };
  answers = [says(JSON.stringify(leak))];
  const callId = await call(TALK, { redact: ['email'] });
  await summarise(callId);
  expect(await summaryOf(callId)).not.toContain('anna@example.com');
  expect(JSON.stringify(await factsOf(callId))).not.toContain('anna@example.com');
});

it('keeps no facts for an agent that is not to remember callers', async () => {
  answers = [says(JSON.stringify(ANSWER))];
  const callId = await call(TALK, { rememberCallers: false });
  await summarise(callId);
  expect(await summaryOf(callId)).toBe(ANSWER.summary);
  expect(await factsOf(callId)).toEqual([]);
});

it('leaves a call alone whose content has been erased', async () => {
  const callId = await call(TALK);
  await updateCall(database, callId, { erasedAt: at });
  await summarise(callId);
  expect(await summaryOf(callId)).toBeNull();
});

it('gives up on a model that hangs', async () => {
  answers = [hangs, hangs];
  const callId = await call(TALK);
  await summarise(callId);
  expect(await summaryOf(callId)).toMatch(/^Extract/);
});

it('is refused for a call that does not exist', async () => {
  await expect(summarise('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'not_found',
  });
});
