import pRetry from 'p-retry';
import type { Database } from '../../../db/client.ts';
import { updateCall } from '../../../db/queries/calls.ts';
import { agent } from '../fixtures.ts';
import type { MemoryRooms } from '../memory-rooms.ts';
import { storeCall } from '../stored-call.ts';
import { storeCallOf } from '../stored-caller.ts';
import type { Known, Send } from './requests.ts';

/**
 * Empties the database, then puts something of everything into it.
 *
 * @returns the names of what there is, by what stands before them in a path
 */
export async function fillWorld(
  database: Database,
  rooms: MemoryRooms,
  send: Send,
): Promise<Known> {
  // What the last requests began may still hold tables, and Postgres gives up one of two that wait.
  await pRetry(() => empty(database), { retries: 5, minTimeout: 50 });
  const make = async (method: string, path: string, body?: unknown) => {
    const json = { body: JSON.stringify(body), contentType: 'application/json' };
    const none = { body: undefined, contentType: undefined };
    const request = { method, path: `/v1${path}`, ...(body === undefined ? none : json) };
    const { status, text } = await send(request);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };

  await make('PUT', '/agents/reception', agent('reception'));
  await make('PUT', '/agents/shop', agent('shop'));
  await make('PUT', '/agents/shop', agent('shop', { greeting: 'Good morning.' }));
  const draft = { settings: agent('shop'), baseVersion: 2, revision: null };
  await make('PUT', '/agents/shop/draft', draft);
  await make('PUT', '/agents/reception/credentials/login', { secret: 'hunter2' });
  await make('PUT', '/accounts/downtown', { name: 'Downtown' });
  for (const name of ['carrier', 'spare']) await make('POST', '/trunks', { name });
  await make('PUT', '/numbers/+15550142', { agent: 'reception', trunk: 'carrier' });
  const worker = { agentName: 'switchboard', activeCalls: 0, draining: false };
  await make('PUT', '/workers/worker-1', worker);
  const at = '2026-01-01T10:05:00.000Z';
  const notice = await make('POST', '/notices', { source: 'carrier', noticeId: 'n1', at });
  const endpoint = await make('POST', '/webhook-endpoints', {
    url: 'https://crm.example.com/',
    events: ['call.ended'],
  });
  const delivery = await make('POST', `/webhook-endpoints/${endpoint.id}/test`);
  const { key } = await make('POST', '/keys', { name: 'a key', scopes: ['calls:read'] });
  const ada = { name: 'Ada', email: 'ada@example.com', role: 'operator' };
  const { person } = await make('POST', '/people', ada);

  const open = await storeCall(database, { callerNumber: '+15550101' });
  const held = await storeCall(database, { callerNumber: '+15550101' });
  await updateCall(database, held.id, { operator: 'Ada' });
  const closed = await storeCallOf(database, '+15550102');
  const [task] = await database.execute<{ id: string }>('select id from tasks');
  await send({
    method: 'PUT',
    path: `/v1/calls/${open.id}/recording?startedAt=${open.startedAt.toISOString()}&offset=0`,
    body: new Uint8Array(1_000),
    contentType: 'application/octet-stream',
  });
  for (const { roomName: name, roomSid: sid } of [open, held]) {
    rooms.open({ name, sid }, [{ identity: 'sip_caller', isAgent: false }]);
  }
  rooms.open({ name: 'web-1', sid: 'RM_web' }, [{ identity: 'web-caller', isAgent: false }]);

  return {
    agents: ['reception', 'shop'],
    agent: ['reception', 'shop'],
    versions: ['1', '2'],
    credentials: ['login'],
    accounts: ['downtown'],
    trunks: ['carrier', 'spare'],
    trunk: ['carrier'],
    numbers: ['+15550142'],
    workers: ['worker-1'],
    notices: [String(notice.id)],
    'webhook-endpoints': [endpoint.id],
    deliveries: [delivery.id],
    keys: [key.id],
    people: [person.id],
    calls: [open.id, held.id, closed.id],
    legs: ['0'],
    tasks: [task?.id ?? ''],
    callers: ['+15550102', '+15550101'],
  };
}

/** Deleting is faster than truncating what holds a few rows. */
async function empty(database: Database): Promise<void> {
  const tables = await database.execute<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  );
  await database.transaction(async (transaction) => {
    // Without the triggers that guard what is only ever added to, and those of foreign keys.
    await transaction.execute(`set local session_replication_role = replica`);
    await transaction.execute(tables.map(({ name }) => `delete from ${name}`).join(';'));
  });
}
