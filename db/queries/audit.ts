import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { auditEntries } from '../schema/index.ts';

export type AuditRow = typeof auditEntries.$inferSelect;
export type NewAuditEntry = typeof auditEntries.$inferInsert;

export async function addAuditEntry(database: Database, entry: NewAuditEntry): Promise<void> {
  await database.insert(auditEntries).values(entry);
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
