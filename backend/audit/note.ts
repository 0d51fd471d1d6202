import type { Context } from 'hono';
import type { Database } from '../../db/client.ts';
import { addAuditEntry, isRepeated } from '../../db/queries/audit.ts';
import type { Principal } from '../access/principal.ts';
import type { AuditEntry } from '../contract/audit.ts';
import type { Env } from '../http/env.ts';
import { errorFields, type Logger } from '../log.ts';

export interface Noted {
  actor: AuditEntry['actor'];
  /** The operation of the API. */
  action: string;
  status: number;
}

/** Erasing a caller must leave nothing of them, so that their number is not noted to begin with. */
const CALLER_NUMBER = /(?<=\/callers\/)[^/]+/;

/** What someone repeats is one entry for so long. */
const REPEATED_MS = 600_000;

/** Writes into the audit log what a request did. What is done is done: when that fails, the log of the backend has it. */
export async function note(
  { database, log, now }: { database: Database; log: Logger; now: () => Date },
  c: Context<Env>,
  { actor, action, status }: Noted,
  { once = false }: { once?: boolean } = {},
): Promise<void> {
  const requestId = c.get('requestId');
  const at = now();
  const entry = {
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action,
    target: c.req.path.replace(CALLER_NUMBER, '(number)'),
    status,
    requestId,
    address: c.get('clientAddress'),
  };
  try {
    if (once && (await isRepeated(database, entry, new Date(at.getTime() - REPEATED_MS)))) return;
    await addAuditEntry(database, entry);
  } catch (error) {
    log.error({ requestId, action, error: errorFields(error) }, 'Audit entry not written');
  }
}

export function toActor(principal: Principal): AuditEntry['actor'] {
  switch (principal.kind) {
    case 'person':
    case 'key':
      return { kind: principal.kind, id: principal.id, name: principal.name };
    case 'service':
      return { kind: 'service', id: null, name: 'service token' };
    case 'link':
      return { kind: 'unknown', id: null, name: 'signed link' };
  }
}
