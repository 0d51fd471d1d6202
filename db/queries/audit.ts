import { and, desc, eq, gte, isNull, lt } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { auditEntries } from '../schema/index.ts';

export type AuditRow = typeof auditEntries.$inferSelect;
export type NewAuditEntry = typeof auditEntries.$inferInsert;

export async function addAuditEntry(database: Database, entry: NewAuditEntry): Promise<void> {
  await database.insert(auditEntries).values(entry);
}

/** Whether the last that this actor did is the same, and not older than `since`. */
export async function isRepeated(
  database: Database,
  { actorKind, actorId, action, target }: NewAuditEntry,
  since: Date,
): Promise<boolean> {
  const ofActor =
    actorId == null ? isNull(auditEntries.actorId) : eq(auditEntries.actorId, actorId);
  const [last] = await database
    .select()
    .from(auditEntries)
    .where(and(ofActor, eq(auditEntries.actorKind, actorKind)))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  if (last === undefined) return false;
  return last.action === action && last.target === target && last.at > since;
}

export interface AuditFilter {
  actorId?: string | undefined;
  action?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  beforeId?: number | undefined;
}

/** Newest first. */
export function listAuditEntries(
  database: Database,
  { actorId, action, from, to, beforeId }: AuditFilter,
  limit: number,
): Promise<AuditRow[]> {
  return database
    .select()
    .from(auditEntries)
    .where(
      and(
        actorId === undefined ? undefined : eq(auditEntries.actorId, actorId),
        action === undefined ? undefined : eq(auditEntries.action, action),
        from === undefined ? undefined : gte(auditEntries.at, from),
        to === undefined ? undefined : lt(auditEntries.at, to),
        beforeId === undefined ? undefined : lt(auditEntries.id, beforeId),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(limit);
}

export async function deleteAuditEntries(database: Database, before: Date): Promise<void> {
  await database.delete(auditEntries).where(lt(auditEntries.at, before));
}
