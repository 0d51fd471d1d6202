import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callLegs } from '../schema/index.ts';

export type LegRow = typeof callLegs.$inferSelect;

export async function addLeg(database: Database, leg: typeof callLegs.$inferInsert): Promise<void> {
  await database.insert(callLegs).values(leg);
}

export async function findLegOfJob(
  database: Database,
  callId: string,
  jobId: string,
): Promise<LegRow | undefined> {
  const [row] = await database
    .select()
    .from(callLegs)
    .where(and(eq(callLegs.callId, callId), eq(callLegs.jobId, jobId)));
  return row;
}

/** The leg that began last, which holds the call now. */
export async function findLastLeg(database: Database, callId: string): Promise<LegRow | undefined> {
  const [row] = await database
    .select()
    .from(callLegs)
    .where(eq(callLegs.callId, callId))
    .orderBy(desc(callLegs.leg))
    .limit(1);
  return row;
}

export async function findLeg(
  database: Database,
  callId: string,
  leg: number,
): Promise<LegRow | undefined> {
  const [row] = await database
    .select()
    .from(callLegs)
    .where(and(eq(callLegs.callId, callId), eq(callLegs.leg, leg)));
  return row;
}

export async function updateLeg(
  database: Database,
  { callId, leg }: Pick<LegRow, 'callId' | 'leg'>,
  fields: Partial<Pick<LegRow, 'nextSeq' | 'leftAt'>>,
): Promise<void> {
  await database
    .update(callLegs)
    .set(fields)
    .where(and(eq(callLegs.callId, callId), eq(callLegs.leg, leg)));
}
