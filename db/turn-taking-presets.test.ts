import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, inject, it } from 'vitest';
import { createTestDatabase } from './test-database.ts';

const { database, drop } = await createTestDatabase(inject('postgresUrl'));
afterAll(drop);

const MIGRATION = new URL('./migrations/0005_turn_taking_presets.sql', import.meta.url);

it.each([
  ['the first defaults', { minDelayMs: 250, maxDelayMs: 1_500, minInterruptionMs: 400 }, {}],
  ['the later defaults', { minDelayMs: 250, maxDelayMs: 1_800, minInterruptionMs: 50 }, {}],
  [
    'numbers of an operator, who keeps them',
    { minDelayMs: 500, maxDelayMs: 3_000, minInterruptionMs: 400 },
    { minDelayMs: 500, maxDelayMs: 3_000 },
  ],
])('leaves the preset to agents that hold %s', async (_, stored, kept) => {
  await database.execute(sql`delete from agents`);
  await database.execute(sql`
    insert into agents (slug, name, agent_name, greeting, instructions, voice, language, models, turn_taking, limits)
    values ('older', '', '', '', '', '', '', '{}', ${JSON.stringify(stored)}::jsonb, '{}')`);
  await database.execute(sql.raw(await readFile(MIGRATION, 'utf8')));
  expect(await database.execute(sql`select turn_taking from agents`)).toEqual([
    { turn_taking: kept },
  ]);
});
