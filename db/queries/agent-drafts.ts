import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agentDrafts, callTrials } from '../schema/index.ts';

export type DraftRow = typeof agentDrafts.$inferSelect;
type NewDraft = Pick<DraftRow, 'agent' | 'baseVersion' | 'settings' | 'updatedBy'>;

export async function findDraft(database: Database, agent: string): Promise<DraftRow | undefined> {
  const [row] = await database.select().from(agentDrafts).where(eq(agentDrafts.agent, agent));
  return row;
}

/** Begins a draft; undefined when there is one. */
export async function addDraft(database: Database, draft: NewDraft): Promise<DraftRow | undefined> {
  const [row] = await database.insert(agentDrafts).values(draft).onConflictDoNothing().returning();
  return row;
}

/** Changes a draft; undefined when it is not the one with this revision any more. */
export async function changeDraft(
  database: Database,
  draft: NewDraft,
  revision: number,
): Promise<DraftRow | undefined> {
  const [row] = await database
    .update(agentDrafts)
    .set({ ...draft, revision: revision + 1, updatedAt: sql`now()` })
    .where(and(eq(agentDrafts.agent, draft.agent), eq(agentDrafts.revision, revision)))
    .returning();
  return row;
}

export async function deleteDraft(database: Database, agent: string): Promise<void> {
  await database.delete(agentDrafts).where(eq(agentDrafts.agent, agent));
}

/** Keeps the settings that a draft is tried with on a call. */
export async function addTrial(
  transaction: Database,
  callId: string,
  settings: unknown,
): Promise<void> {
  await transaction.insert(callTrials).values({ callId, settings });
}

/** The settings of a call on which a draft is tried; undefined for any other call. */
export async function findTrialSettings(database: Database, callId: string): Promise<unknown> {
  const [row] = await database.select().from(callTrials).where(eq(callTrials.callId, callId));
  return row?.settings;
}
