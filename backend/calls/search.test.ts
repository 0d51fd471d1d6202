import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { saveAgent } from '../../db/queries/agents.ts';
import { type CallRow, type NewCall, updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { saveFigures } from '../../db/queries/figures.ts';
import { eraseContent } from '../../db/queries/retention.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { agentSettings } from '../contract/agents.ts';
import type { listCallsResponse } from '../contract/calls.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { OUTCOMES, type OutcomeReason } from '../contract/outcome.ts';
import { callFigures } from '../figures/call-figures.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { storeWords } from './store-words.ts';

type Page = z.infer<typeof listCallsResponse>;

const { database } = await useDatabase();
const request = createTestApp({ database });
const START_MS = Date.UTC(2026, 0, 1, 10);
const at = (minute: number) => new Date(START_MS + minute * 60_000);

/** What distinguishes each call; they begin a minute apart, in this order. */
const CALLS: Record<
  string,
  Partial<NewCall> & {
    says?: string;
    lastedMs?: number;
    waitedMs?: number;
    ended?: OutcomeReason;
    /** Of the agent by the caller. */
    isCut?: boolean;
    hasError?: boolean;
  }
> = {
  plain: { callerNumber: '+15550142', says: 'Where is my order?' },
  long: { callerNumber: '+15550143', lastedMs: 600_000, says: 'My order, and a refund.' },
  slow: { callerNumber: '+447700900142', waitedMs: 2_400, isCut: true, says: 'I want a REFUND!' },
  dear: {
    callerNumber: '+15550155',
    costMicros: 90_000,
    recordingPlace: 'here',
    recordingBytes: 1,
  },
  lost: { calledNumber: '+18885550100', ended: 'lost', hasError: true, costIncomplete: true },
  web: {
    transport: 'web',
    roomName: 'web-1',
    sipCallId: null,
    agent: 'sales',
    ended: 'agent_hung_up',
  },
  trial: { transport: 'web', sipCallId: null, agent: 'sales', trial: true },
};
const names = new Map<string, string>();

async function close(
  call: CallRow,
  {
    says = 'Hello.',
    lastedMs = 60_000,
    waitedMs = 500,
    ended = 'caller_hung_up',
    isCut = false,
    hasError = false,
  }: (typeof CALLS)[string],
) {
  const endedAt = new Date(call.startedAt.getTime() + lastedMs);
  const latency = {
    totalMs: waitedMs,
    transcriptMs: null,
    endOfTurnMs: null,
    firstTokenMs: null,
    firstAudioMs: null,
  };
  const of = {
    callId: call.id,
    leg: 0,
    startedAt: call.startedAt,
    endedAt: call.startedAt,
    interrupted: false,
  };
  await addTurns(database, [
    { ...of, seq: 0, speaker: 'caller', text: says },
    {
      ...of,
      seq: 1,
      speaker: 'agent',
      text: 'One moment.',
      interrupted: isCut,
      latency,
      latencyMs: waitedMs,
    },
  ]);
  if (hasError) {
    const error = { part: 'llm', kind: 'timeout' };
    await addEvents(database, [
      { callId: call.id, leg: 0, seq: 2, type: 'error', at: endedAt, data: error },
    ]);
  }
  const row = await updateCall(database, call.id, {
    endedAt,
    outcomeReason: ended,
    outcomeResult: OUTCOMES[ended],
    closedAt: endedAt,
  });
  await saveFigures(database, call.id, await callFigures(database, call.id));
  await storeWords(database).run(row);
}

beforeAll(async () => {
  await saveAgent(database, agentSettings.parse(agent('sales')));
  for (const [n, [name, wanted]] of Object.entries(CALLS).entries()) {
    const { says, lastedMs, waitedMs, ended, isCut, hasError, ...fields } = wanted;
    const call = await storeCall(database, { ...fields, startedAt: at(n) });
    names.set(call.id, name);
    await close(call, wanted);
  }
  const open = await storeCall(database, { startedAt: at(7), costMicros: 1_000_000 });
  names.set(open.id, 'open');
});

const found = async (query: string) => {
  const { body } = await request<Page>('GET', `/v1/calls?${query}`);
  return body.calls.map(({ id }) => names.get(id)).toReversed();
};

describe('finds calls', () => {
  it.each([
    ['of an agent', 'agent=sales', ['web', 'trial']],
    ['by transport', 'transport=web', ['web', 'trial']],
    ['on which a draft was tried', 'trial=true', ['trial']],
    ['on which none was', 'trial=false&agent=sales', ['web']],
    ['by digits of the caller', 'number=0142', ['plain', 'slow']],
    ['by digits of the called number', 'number=8885', ['lost']],
    ['by the first digits', 'number=%2B1555', ['plain', 'long', 'dear']],
    ['by result', 'result=failed', ['lost']],
    ['by reason', 'reason=agent_hung_up', ['web']],
    [
      'by when they began',
      `from=${at(1).toISOString()}&to=${at(3).toISOString()}`,
      ['long', 'slow'],
    ],
    ['that are long', 'minDurationMs=600000', ['long']],
    ['that are short', 'maxDurationMs=59999', []],
    ['that cost much, of closed ones', 'minCostMicros=90000', ['dear']],
    ['that cost little', 'maxCostMicros=0&agent=sales', ['web', 'trial']],
    ['with slow replies', 'minLatencyMs=2400', ['slow']],
    ['with quick replies', 'maxLatencyMs=2399&transport=web', ['web', 'trial']],
    ['with errors', 'minErrors=1', ['lost']],
    ['that were closed, with any number of errors', 'minErrors=0&transport=web', ['web', 'trial']],
    ['with interruptions', 'minInterruptions=1', ['slow']],
    ['with many', 'minInterruptions=2', []],
    ['of a room', 'roomName=web-1', ['web']],
    ['with a recording', 'recorded=true', ['dear']],
    ['without one', 'recorded=false&minDurationMs=600000', ['long']],
    ['in which a word was said, in whatever case', 'q=refund', ['long', 'slow']],
    ['in which all words were said', 'q=refund%20order', ['long']],
    ['in which a word was said, and that fit otherwise', 'q=refund&minLatencyMs=2000', ['slow']],
    ['in which nobody said that', 'q=nonsense', []],
    ['by nothing but signs', 'q=%3F%3F', []],
    ['in progress', 'open=true', ['open']],
  ])('%s', async (_title, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('by pages that keep to the filter', async () => {
    const first = await request<Page>('GET', '/v1/calls?q=refund&limit=1');
    expect(first.body.calls.map(({ id }) => names.get(id))).toEqual(['slow']);
    const query = `q=refund&limit=1&cursor=${first.body.nextCursor}`;
    const { body } = await request<Page>('GET', `/v1/calls?${query}`);
    expect(body.calls.map(({ id }) => names.get(id))).toEqual(['long']);
    expect(body.nextCursor).toBeNull();
  });
});

it('tells of each call what the filters go by', async () => {
  const { body } = await request<Page>('GET', '/v1/calls?number=7700900142');
  expect(body.calls).toMatchObject([
    { durationMs: 60_000, latencyP95Ms: 2_400, interruptions: 1, errors: 0, isRecorded: false },
  ]);
  const open = await request<Page>('GET', '/v1/calls?open=true');
  expect(open.body.calls).toMatchObject([
    { durationMs: null, latencyP95Ms: null, interruptions: null, errors: null },
  ]);
});

it.each([
  'number=12',
  'number=o142',
  'result=fine',
  'reason=completed',
  'minDurationMs=-1',
  'minCostMicros=1.5',
  'from=yesterday',
  'recorded=yes',
  'q=%20',
  'agent=sales&agent=reception',
  'maxLatencyMs=fast',
  'minErrors=-1',
])('refuses %s', async (query) => {
  const { status, body } = await request<ErrorResponse>('GET', `/v1/calls?${query}`);
  expect([status, body.error.code]).toEqual([400, 'invalid_request']);
});

it('finds a call no longer by what was said when that is erased, nor when it is closed again', async () => {
  const call = await storeCall(database, { startedAt: at(9) });
  await close(call, { says: 'Only this once: abracadabra.' });
  names.set(call.id, 'erased');
  expect(await found('q=abracadabra')).toEqual(['erased']);
  await eraseContent(database, [call.id], at(20));
  expect(await found('q=abracadabra')).toEqual([]);
  await storeWords(database).run(call);
  expect(await found('q=once')).toEqual([]);
});

describe('what is said is searched for while a call goes on', () => {
  let going: CallRow;
  beforeAll(async () => {
    going = await storeCall(database, { startedAt: at(10) });
    names.set(going.id, 'going');
    const of = { callId: going.id, leg: 0, startedAt: at(10), endedAt: at(10), interrupted: false };
    await addTurns(database, [
      { ...of, seq: 0, speaker: 'caller', text: 'A REFUND, or a well-known wombat!' },
      { ...of, seq: 1, speaker: 'agent', text: 'Unbelievable. One moment.' },
    ]);
  });

  it.each([
    ['among those of closed calls', 'q=refund', ['long', 'slow', 'going']],
    ['by words of several turns', 'q=moment%20wombat', ['going']],
    ['by whole words', 'q=believ', []],
    ['by a word with a sign in it', 'q=well-known', ['going']],
    ['by all words', 'q=wombat%20nonsense', []],
    ['with other filters', 'q=refund&agent=sales', []],
    ['in calls in progress alone', 'q=refund&open=true', ['going']],
    ['in ended calls alone', 'q=refund&open=false', ['long', 'slow']],
    ['by nothing but signs', 'q=%3F%3F', []],
  ])('%s', async (_title, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('page by page', async () => {
    const page = async (cursor: string) =>
      (await request<Page>('GET', `/v1/calls?q=refund&limit=2${cursor}`)).body;
    const first = await page('');
    expect(first.calls.map(({ id }) => names.get(id))).toEqual(['going', 'slow']);
    const second = await page(`&cursor=${first.nextCursor}`);
    expect(second.calls.map(({ id }) => names.get(id))).toEqual(['long']);
  });

  it('and found once, as it is being closed and later', async () => {
    const endedAt = at(11);
    const ended = { endedAt, outcomeReason: 'lost', outcomeResult: 'failed' } as const;
    await updateCall(database, going.id, ended);
    expect(await found('q=wombat')).toEqual(['going']);
    await storeWords(database).run(going);
    expect(await found('q=wombat')).toEqual(['going']);
    await updateCall(database, going.id, { closedAt: endedAt });
    expect(await found('q=wombat')).toEqual(['going']);
  });
});
