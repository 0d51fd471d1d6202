import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { effects } from '../schema/index.ts';

export type EffectRow = typeof effects.$inferSelect;
export type NewEffect = Pick<
  typeof effects.$inferInsert,
  'callId' | 'taskId' | 'key' | 'tool' | 'summary' | 'askedAt'
>;

// Every step names the state it comes from, so that of several who try to take it one does.

export async function findEffect(
  database: Database,
  callId: string,
  key: string,
): Promise<EffectRow | undefined> {
  const [row] = await database
    .select()
    .from(effects)
    .where(and(eq(effects.callId, callId), eq(effects.key, key)));
  return row;
}

/** Notes that the caller is to be asked; undefined when the call knows this change already. */
export async function addEffect(
  database: Database,
  effect: NewEffect,
): Promise<EffectRow | undefined> {
  const [row] = await database
    .insert(effects)
    .values(effect)
    .onConflictDoNothing({ target: [effects.callId, effects.key] })
    .returning();
  return row;
}

/**
 * Has the caller asked anew for a change that another task has asked for and that was not begun;
 * undefined when that is not so.
 */
export async function takeOverEffect(
  database: Database,
  { id, taskId, askedAt }: { id: string; taskId: string; askedAt: Date },
): Promise<EffectRow | undefined> {
  const [row] = await database
    .update(effects)
    .set({ taskId, askedAt, state: 'asked', said: null, answeredAt: null })
    .where(
      and(
        eq(effects.id, id),
        ne(effects.taskId, taskId),
        inArray(effects.state, ['asked', 'confirmed', 'declined']),
      ),
    )
    .returning();
  return row;
}

/** A step of a change that a task has asked for. False: it is not in the state the step comes from. */
export async function moveEffect(
  database: Database,
  { id, taskId }: Pick<EffectRow, 'id' | 'taskId'>,
  from: EffectRow['state'],
  to: Partial<
    Pick<EffectRow, 'state' | 'said' | 'output' | 'answeredAt' | 'startedAt' | 'endedAt'>
  >,
): Promise<boolean> {
  const rows = await database
    .update(effects)
    .set(to)
    .where(and(eq(effects.id, id), eq(effects.taskId, taskId), eq(effects.state, from)))
    .returning({ id: effects.id });
  return rows.length > 0;
}

/** Forgets a change that was not made, so that it may be asked for again. */
export async function dropEffect(
  database: Database,
  { id, taskId }: Pick<EffectRow, 'id' | 'taskId'>,
  from: EffectRow['state'],
): Promise<void> {
  await database
    .delete(effects)
    .where(and(eq(effects.id, id), eq(effects.taskId, taskId), eq(effects.state, from)));
}
