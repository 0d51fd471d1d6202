import { sql } from 'drizzle-orm';
import { afterAll, expect, inject, it } from 'vitest';
import { databaseFailure } from './errors.ts';
import { migrate } from './migrate.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import { createTestDatabase } from './test-database.ts';

const { database, drop } = await createTestDatabase(inject('postgresUrl'));
afterAll(drop);

const REFUSED = { check: '23514', foreignKey: '23503', unique: '23505' };

await database.execute(sql`
  insert into agents (slug, name, agent_name, greeting, instructions, voice, language, models, turn_taking, limits)
  values ('reception', '', '', '', '', '', '', '{}', '{}', '{}')`);
await database.execute(sql`
  insert into calls (id, agent, transport, room_name, room_sid, job_id, participant_identity, started_at)
  values ('00000000-0000-4000-8000-000000000001', 'reception', 'web', '', 'RM_1', '', '', '2026-01-01T10:00:00Z')`);

it.each([
  ['an end without an outcome', `update calls set ended_at = now()`, REFUSED.check],
  [
    'an outcome without an end',
    `update calls set outcome_result = 'completed', outcome_reason = 'caller_hung_up'`,
    REFUSED.check,
  ],
  ['a detail of an open call', `update calls set outcome_detail = 'x'`, REFUSED.check],
  [
    'an end before the start',
    `update calls set ended_at = '2025-01-01Z', outcome_result = 'completed', outcome_reason = 'caller_hung_up'`,
    REFUSED.check,
  ],
  ['a phone call without a SIP call id', `update calls set transport = 'sip'`, REFUSED.check],
  ['a called number that is not E.164', `update calls set called_number = '100'`, REFUSED.check],
  ['a caller without a record', `update calls set caller_number = '+15550199'`, REFUSED.foreignKey],
  [
    'a second call in one life of a room',
    `insert into calls (agent, transport, room_name, room_sid, job_id, participant_identity, started_at)
      values ('reception', 'web', '', 'RM_1', '', '', now())`,
    REFUSED.unique,
  ],
  [
    'a number of an agent that does not exist',
    `insert into numbers values ('+15550100', 'nobody', 'local')`,
    REFUSED.foreignKey,
  ],
  [
    'a number that is not E.164',
    `insert into numbers values ('15550100', 'reception', 'local')`,
    REFUSED.check,
  ],
  [
    'a caller that is not E.164',
    `insert into callers (number) values ('anonymous')`,
    REFUSED.check,
  ],
  [
    'a turn of no call',
    `insert into turns (call_id, seq, speaker, text, interrupted, started_at, ended_at)
      values (gen_random_uuid(), 0, 'agent', '', false, now(), now())`,
    REFUSED.foreignKey,
  ],
  [
    'a turn before the first',
    `insert into turns (call_id, seq, speaker, text, interrupted, started_at, ended_at)
      select id, -1, 'agent', '', false, now(), now() from calls`,
    REFUSED.check,
  ],
])('refuses %s', async (_, statement, code) => {
  const error = await database.execute(sql.raw(statement)).then(
    () => 'accepted',
    (thrown: unknown) => databaseFailure(thrown),
  );
  expect(error).toEqual({ kind: 'other', code });
});

it('lets processes that start together bring the tables up to date once', async () => {
  const fresh = await createTestDatabase(inject('postgresUrl'));
  await fresh.database.execute(
    sql`drop schema public cascade; drop schema drizzle cascade; create schema public`,
  );
  await Promise.all([1, 2, 3].map(() => migrate(fresh.url)));
  const applied = await fresh.database.execute(sql`select 1 from drizzle.__drizzle_migrations`);
  expect(applied).toHaveLength(journal.entries.length);
  await fresh.drop();
});
