import { expect, it } from 'vitest';
import { findCall } from '../../db/queries/calls.ts';
import type { OpenCallResponse } from '../contract/calls.ts';
import type { CallEvent, Latency } from '../contract/events.ts';
import { agent, event, turnEvent, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { callFigures, readFigures } from './call-figures.ts';
import { storeFigures } from './store-figures.ts';

const { database } = await useDatabase();
const request = createTestApp({ database, now: () => at(0) });

/** A time in seconds after the beginning of the call. */
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10) + seconds * 1_000);

const spoken = (seq: number, from: number, to: number, fields = {}) =>
  turnEvent(seq, { startedAt: at(from).toISOString(), endedAt: at(to).toISOString(), ...fields });

const reply = (totalMs: number): Latency => ({
  totalMs,
  transcriptMs: 200,
  endOfTurnMs: 300,
  firstTokenMs: null,
  firstAudioMs: 100,
});

const failure = (seq: number) =>
  event(seq, {
    type: 'error',
    part: 'llm',
    kind: 'hang',
    message: 'no token',
    recovered: true,
    fallback: null,
  });

const end = (seq: number, seconds: number) =>
  event(seq, {
    type: 'ended',
    reason: 'caller_hung_up',
    endedAt: at(seconds).toISOString(),
    detail: null,
  });

async function hold(events: CallEvent[]): Promise<string> {
  await request('PUT', '/v1/agents/reception', agent('reception'));
  const { body } = await request<OpenCallResponse>('POST', '/v1/calls', webCall());
  await request('POST', `/v1/calls/${body.callId}/legs/0/events`, { events });
  return body.callId;
}

async function row(callId: string) {
  const found = await findCall(database, callId);
  if (found === undefined) throw new Error('no such call');
  return found;
}

it('makes the figures of a call from its turns and events', async () => {
  const id = await hold([
    spoken(0, 2, 5, { origin: 'greeting' }),
    spoken(1, 6, 8),
    spoken(2, 9, 14, { latency: reply(1_000), interrupted: true }),
    spoken(3, 13, 15),
    failure(4),
    spoken(5, 17, 18, { speaker: 'agent', latency: reply(2_000) }),
    failure(6),
    end(7, 30),
  ]);
  expect(await callFigures(database, id)).toEqual({
    durationMs: 30_000,
    turns: { caller: 2, agent: 3 },
    interruptions: 1,
    silenceMs: 1_000 + 1_000 + 2_000 + 12_000,
    latency: {
      total: { count: 2, p50: 1_000, p95: 2_000 },
      transcript: { count: 2, p50: 200, p95: 200 },
      endOfTurn: { count: 2, p50: 300, p95: 300 },
      firstToken: null,
      firstAudio: { count: 2, p50: 100, p95: 100 },
    },
    errors: 2,
  });
});

it('gives those of a call in progress up to what was heard last', async () => {
  const id = await hold([spoken(0, 2, 5)]);
  expect(await callFigures(database, id)).toMatchObject({ durationMs: 5_000, silenceMs: 0 });
});

it('has none of a call that nothing was said in', async () => {
  const id = await hold([end(0, 10)]);
  const figures = await callFigures(database, id);
  expect(figures).toMatchObject({ durationMs: 10_000, silenceMs: 0, latency: { total: null } });
});

it('refuses an unknown call', async () => {
  const unknown = callFigures(database, '00000000-0000-4000-8000-000000000000');
  await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
});

it('stores them at closing, and leaves those of an erased call as they were', async () => {
  const id = await hold([spoken(0, 2, 5), end(1, 10)]);
  await storeFigures(database).run(await row(id));
  const stored = await row(id);
  expect(stored.figures).toEqual(await callFigures(database, id));
  expect(await readFigures(database, stored)).toEqual(stored.figures);
  await storeFigures(database).run({ ...stored, id: 'not-even-looked-at', erasedAt: at(99) });
});
