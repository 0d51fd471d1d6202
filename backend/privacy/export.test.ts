import { expect, it } from 'vitest';
import { type CallerExport, callerExport } from '../contract/privacy.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { storeCallOf } from '../testing/stored-caller.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const number = '+15550142';
const path = `/v1/callers/${number}/export`;

it('gives all that is kept on a caller as one document', async () => {
  const { id } = await storeCallOf(database, number);
  await storeCallOf(database, '+15550143');
  const { status, body } = await request<CallerExport>('GET', path);
  expect(status).toBe(200);
  expect(callerExport.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    caller: { number, name: `Anna of ${number}` },
    facts: [{ fact: `Can be reached at ${number}.`, callId: id }],
    notices: [{ source: 'livekit', notice: { participantIdentity: `sip_${number}` } }],
    calls: [
      {
        id,
        turns: [{ text: 'Good morning.' }, { text: `Call me at ${number}.` }],
        events: [{ type: 'turn' }, { type: 'turn' }, { type: 'ended' }],
        summary: `${number} wants to be called back.`,
        cost: { currency: 'USD' },
        tasks: [
          {
            result: `Ask ${number} for the size.`,
            steps: [{ name: 'read_file' }],
            updates: [{ type: 'done' }],
            inputs: [{ type: 'amend' }],
            changes: [{ tool: 'send_form', summary: `Ask ${number} for the size.` }],
          },
        ],
        recording: `/v1/calls/${id}/recording`,
      },
    ],
  });
  expect(JSON.stringify(body)).not.toContain('+15550143');
});

it('gives all calls of many', async () => {
  for (let n = 0; n < 45; n++) await storeCallOf(database, '+15550144');
  const { body } = await request<CallerExport>('GET', '/v1/callers/+15550144/export');
  expect(new Set(body.calls.map(({ id }) => id)).size).toBe(45);
});

it('is refused for somebody who is not known, and for what is no number', async () => {
  expect((await request('GET', '/v1/callers/+15550199/export')).status).toBe(404);
  expect((await request('GET', '/v1/callers/anonymous/export')).status).toBe(400);
});
