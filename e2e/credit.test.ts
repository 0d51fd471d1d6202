import { beforeAll, expect, it } from 'vitest';
import type { Account } from '../backend/contract/accounts.ts';
import { agentSettings } from '../backend/contract/agents.ts';
import type { CallCost } from '../backend/contract/calls.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { api, closedCall, newCaller, phone } from './phone.ts';

/** A line that costs 10,000 micros a second; the offline models cost nothing. */
const MICROS_PER_S = 10_000;
const STOPPED_WITHIN_MS = 5_000;
/** What credit there is lasts for nine seconds. */
const CREDIT_MICROS = 90_000;

const put = (path: string, body: object) =>
  api(path, { method: 'PUT', body: JSON.stringify(body) });
const post = (path: string, body: object) =>
  api(path, { method: 'POST', body: JSON.stringify(body) });

beforeAll(async () => {
  const price = { provider: 'metered', model: 'inbound', unit: 'call_ms', per: 1_000 };
  const validFrom = '2020-01-01T00:00:00.000Z';
  await post('/prices', { ...price, micros: MICROS_PER_S, validFrom, source: 'this test' });
  await put('/accounts/acme', { name: 'Acme' });
  await post('/accounts/acme/top-ups', { micros: CREDIT_MICROS, key: 'first' });
  await put('/agents/prepaid', agentSettings.parse({ ...AGENTS.prepaid, account: 'acme' }));
});

/** How long a call went on after its cost had reached a limit. */
const overMs = (call: { startedAt: string; endedAt: string | null }, limitMicros: number) =>
  Date.parse(call.endedAt ?? '') -
  (Date.parse(call.startedAt) + (limitMicros / MICROS_PER_S) * 1_000);

it.concurrent('stops a call with a word when it has cost what it may', async () => {
  const caller = newCaller();
  const report = await phone('--number', NUMBERS.dear, '--caller', caller, '--stay', '40000');
  expect(report.endedBy).toBe('agent');
  const call = await closedCall(caller);
  expect(call.outcome).toMatchObject({ result: 'stopped', reason: 'limit' });
  expect(call.turns.at(-1)?.text).toContain('I have to end this call');
  expect(overMs(call, 100_000)).toBeLessThan(STOPPED_WITHIN_MS);
  const cost = await api<CallCost>(`/calls/${call.id}/cost`);
  expect(cost.incomplete).toBe(false);
  expect(cost.parts.telephony).toBe(call.cost.micros);
  const durationMs = Date.parse(call.endedAt ?? '') - Date.parse(call.startedAt);
  expect(call.cost.micros).toBe(durationMs * (MICROS_PER_S / 1_000));
});

it.concurrent('stops a call with a word when its credit is used up, and charges it exactly', async () => {
  const caller = newCaller();
  const report = await phone('--number', NUMBERS.prepaid, '--caller', caller, '--stay', '40000');
  expect(report.endedBy).toBe('agent');
  const call = await closedCall(caller);
  expect(call.outcome).toMatchObject({ result: 'stopped', reason: 'credit' });
  expect(overMs(call, CREDIT_MICROS)).toBeLessThan(STOPPED_WITHIN_MS);
  const { balanceMicros } = await api<Account>('/accounts/acme');
  expect(balanceMicros).toBe(CREDIT_MICROS - call.cost.micros);

  const late = newCaller();
  await phone('--number', NUMBERS.prepaid, '--caller', late, '--stay', '20000');
  const refused = await closedCall(late);
  expect(refused.outcome?.reason).toBe('credit');
  expect((await api<Account>('/accounts/acme')).balanceMicros).toBe(balanceMicros);
});
