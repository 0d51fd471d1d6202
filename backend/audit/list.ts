import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { type AuditRow, listAuditEntries } from '../../db/queries/audit.ts';
import type { AuditEntry, listAuditQuery, listAuditResponse } from '../contract/audit.ts';

/** One page of the audit log, newest first. */
export async function listAudit(
  database: Database,
  { limit, cursor, actor, action, from, to }: z.infer<typeof listAuditQuery>,
): Promise<z.infer<typeof listAuditResponse>> {
  const filter = {
    actorId: actor,
    action,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    beforeId: cursor,
  };
  // One more than asked for tells whether there is a next page.
  const rows = await listAuditEntries(database, filter, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? String(last.id) : null;
  return { entries: page.map(toEntry), nextCursor };
}

const toEntry = ({ at, actorKind, actorId, actorName, ...row }: AuditRow): AuditEntry => ({
  ...row,
  at: at.toISOString(),
  actor: { kind: actorKind, id: actorId, name: actorName },
});
