import { initializeLogger } from '@livekit/agents';
import { beforeAll, expect, it } from 'vitest';
import type { CloseCallRequest, Turn } from '../backend/contract/calls.ts';
import { type BackendClient, RefusedError } from './backend-client.ts';
import { CallRecord } from './call-record.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

const turn = (text: string) => ({
  speaker: 'caller' as const,
  text,
  interrupted: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:00:01.000Z',
});
const close: CloseCallRequest = { reason: 'caller_hung_up', endedAt: '2026-01-01T00:00:02.000Z' };

/** A backend that fails as told, one entry per request, and keeps what got through. */
function backend(failures: (Error | null)[]) {
  const stored: string[] = [];
  const take = (text: string) => {
    const failure = failures.shift();
    if (failure) throw failure;
    stored.push(text);
  };
  const client: Pick<BackendClient, 'appendTurns' | 'closeCall'> = {
    appendTurns: async (_id, [first]: Turn[]) => take(`${first?.seq} ${first?.text}`),
    closeCall: async (_id, { reason }) => take(reason),
  };
  return { client: client as BackendClient, stored };
}

it('delivers turns in order, numbered, and the end after them', async () => {
  const { client, stored } = backend([]);
  const record = new CallRecord(client, 'id', 7);
  record.append(turn('one'));
  record.append(turn('two'));
  await record.close(close);
  expect(stored).toEqual(['7 one', '8 two', 'caller_hung_up']);
});

it('sends again what did not get through, before anything later', async () => {
  const { client, stored } = backend([new Error('away'), null, new Error('away')]);
  const record = new CallRecord(client, 'id', 0);
  record.append(turn('one'));
  record.append(turn('two'));
  await record.close(close);
  expect(stored).toEqual(['0 one', '1 two', 'caller_hung_up']);
});

it('goes on after a turn that was refused', async () => {
  const { client, stored } = backend([new RefusedError(409, 'other content')]);
  const record = new CallRecord(client, 'id', 0);
  record.append(turn('one'));
  record.append(turn('two'));
  await record.close(close);
  expect(stored).toEqual(['1 two', 'caller_hung_up']);
});
