import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createCall, updateCall } from '../../db/queries/calls.ts';
import type { exportCallsResponse } from '../contract/calls.ts';
import { type ExportedCall, exportedCall } from '../contract/privacy.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { storeCallOf } from '../testing/stored-caller.ts';
import { toCall } from './call.ts';
import { csvRows, csvTruncated } from './csv.ts';
import { exportCsv } from './export.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const same = <Value>(value: Value) => value;
const textOf = async (pieces: AsyncIterable<string>) => (await Array.fromAsync(pieces)).join('');

/** One more than is read at once. */
const CALLS = 1_001;
/** For giving up: so many calls take their time where the machine is busy. */
const HOOK_TIMEOUT_MS = 60_000;

beforeAll(async () => {
  const { id: _, roomSid, startedAt, ...call } = await storeCall(database);
  const others = Array.from({ length: CALLS - 1 }, (__, n) =>
    createCall(database, {
      ...call,
      roomSid: `${roomSid}-${n}`,
      startedAt: new Date(startedAt.getTime() + (n + 1) * 1_000),
    }),
  );
  await Promise.all(others);
}, HOOK_TIMEOUT_MS);

describe('of many calls', () => {
  it('gives each one once as JSON, newest first', async () => {
    type Export = z.infer<typeof exportCallsResponse>;
    const { status, body } = await request<Export>('GET', '/v1/calls/export?format=json');
    expect([status, body.complete]).toEqual([200, true]);
    expect(new Set(body.calls.map(({ id }) => id)).size).toBe(CALLS);
    const times = body.calls.map(({ startedAt }) => startedAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('gives each one a line as CSV, under a line of names', async () => {
    const csv = await textOf(exportCsv(database, {}, same));
    const lines = csv.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\uFEFFstartedAt,endedAt,/);
    expect(lines).toHaveLength(CALLS + 1);
    expect(lines[1]).toContain('2026-01-01T10:16:40.000Z');
  });

  it('gives those that fit, and no line but the names when none does', async () => {
    const csv = await textOf(exportCsv(database, { transport: 'web' }, same));
    expect(csv.trimEnd().split('\n')).toHaveLength(1);
    expect((await request('GET', '/v1/calls/export?format=json&agent=nobody')).body).toEqual({
      calls: [],
      complete: true,
    });
  });

  it('is refused without a format, and with a filter that there is not', async () => {
    expect((await request('GET', '/v1/calls/export')).status).toBe(400);
    expect((await request('GET', '/v1/calls/export?format=json&limit=5')).status).toBe(400);
  });
});

describe('as CSV', () => {
  it('has no text that a spreadsheet takes for a formula, and keeps numbers', async () => {
    const stored = await storeCallOf(database, '+15550142');
    const call = toCall(
      await updateCall(database, stored.id, {
        callerName: '=HYPERLINK("http://example.com")',
        summary: '@SUM(1)\nand "more", of it',
      }),
    );
    const csv = csvRows([call], { withNames: false });
    expect(csv).toContain(`,+15550142,"'=HYPERLINK(""http://example.com"")",`);
    expect(csv).toContain(`"'@SUM(1)\nand ""more"", of it"`);
    expect(csv).toContain(',completed,caller_hung_up,');
    expect(csv).toContain(',1234,false,true,');
  });

  it('says so where it ends before the last call', () => {
    expect(csvTruncated(100_000)).toContain('Only the newest 100000 calls');
  });
});

it('gives all of one call as JSON', async () => {
  const { id } = await storeCallOf(database, '+15550143');
  const { status, body } = await request<ExportedCall>('GET', `/v1/calls/${id}/export`);
  expect(status).toBe(200);
  expect(exportedCall.parse(body)).toEqual(body);
  expect(body).toMatchObject({ id, turns: [{}, {}], tasks: [{}], cost: { currency: 'USD' } });
  const unknown = '/v1/calls/00000000-0000-4000-8000-000000000000/export';
  expect((await request('GET', unknown)).status).toBe(404);
});
