import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { CallCost, listEventsResponse } from '../backend/contract/calls.ts';
import type { LiveCall } from '../backend/contract/live.ts';
import { control } from './control.ts';
import { NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { LiveStream } from './live-stream.ts';
import { api, closedCall, newCaller, untilRoomIsGone } from './phone.ts';

const COLLEAGUE = '+15550123';

it('transfers a caller to a number, and is done with the call', async () => {
  const caller = newCaller();
  const list = await LiveStream.open('/live');
  const report = livePhone(NUMBERS.workshop, caller, [], {
    mayGoOn: () => false,
    acceptTransfer: true,
    timeoutMs: 60_000,
  });
  const heard = await list.next<LiveCall>(
    'call',
    ({ callerNumber, state, lastLine }) =>
      callerNumber === caller && state === 'listening' && lastLine !== null,
  );
  const { id } = heard.data;

  const asked = Date.now();
  expect((await control(id, 'transfer', { to: COLLEAGUE })).status).toBe(204);
  console.log(`The call was transferred in ${Date.now() - asked} ms.`);

  expect(await report).toMatchObject({ endedBy: 'agent', transferredTo: `tel:${COLLEAGUE}` });
  await list.next<{ id: string }>('gone', (gone) => gone.id === id);
  list.close();
  const stored = await closedCall(caller);
  expect(stored.outcome).toMatchObject({ result: 'transferred', reason: 'transferred' });
  const endedAt = Date.parse(stored.endedAt ?? '');
  expect(endedAt - asked).toBeLessThan(5_000);
  expect(stored.durationMs).toBe(endedAt - Date.parse(stored.startedAt));
  const { lines } = await api<CallCost>(`/calls/${id}/cost`);
  expect(lines.find(({ unit }) => unit === 'call_ms')?.quantity).toBe(stored.durationMs);

  const { events } = await api<z.infer<typeof listEventsResponse>>(`/calls/${id}/events?limit=500`);
  const byOperators = events.filter(({ type }) => type === 'operator');
  expect(byOperators).toMatchObject([{ data: { action: 'transfer', detail: COLLEAGUE } }]);
  await untilRoomIsGone(stored.roomName);
  expect((await control(id, 'transfer', { to: COLLEAGUE })).status).toBe(409);
});
