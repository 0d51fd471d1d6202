import type { Database } from '../../db/client.ts';
import { listAgentsEver } from '../../db/queries/agents.ts';
import { deleteAuditEntries } from '../../db/queries/audit.ts';
import { deleteExpiredKeys } from '../../db/queries/idempotency.ts';
import { deleteNotices } from '../../db/queries/notices.ts';
import {
  eraseContent,
  forgetRecordings,
  listExpiredRecordings,
  lockExpiredContent,
} from '../../db/queries/retention.ts';
import { deleteDeliveries } from '../../db/queries/webhook-endpoints.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { errorFields, type Logger } from '../log.ts';
import { keptSince } from './kept-since.ts';

const BATCH = 100;
/** Notices have done their work by then; most that found no call never had one. */
const KEEP_NOTICES_MS = 30 * 86_400_000;
/** Nobody asks any more why a webhook did not arrive. */
const KEEP_DELIVERIES_MS = 30 * 86_400_000;

/** The part of the store of recordings that deletes; deleting again is harmless. */
interface RecordingDeletion {
  delete: (callId: string) => Promise<void>;
}

export interface PrivacyServices {
  database: Database;
  recordings: RecordingDeletion;
  log: Logger;
  /** How long the audit log is kept. */
  keepAuditMs: number;
}

/**
 * Deletes what the settings say is kept no longer: entries of the audit log, and of each agent
 * recordings and what was said. Works in batches, each whole by itself, so that it may be stopped anywhere and done again.
 */
export async function applyRetention(services: PrivacyServices, now: Date): Promise<void> {
  const { database, log, keepAuditMs } = services;
  const ago = (ms: number) => new Date(now.getTime() - ms);
  await deleteExpiredKeys(database, now);
  await deleteDeliveries(database, ago(KEEP_DELIVERIES_MS));
  await deleteNotices(database, ago(KEEP_NOTICES_MS));
  await deleteAuditEntries(database, ago(keepAuditMs));
  for (const row of await listAgentsEver(database)) {
    const { slug, privacy } = toAgentSettings(row);
    const recordingsBefore = keptSince(privacy.keepRecordingDays, now);
    const contentBefore = keptSince(privacy.keepTranscriptDays, now);
    const recordings = recordingsBefore
      ? await deleteRecordings(services, { agent: slug, before: recordingsBefore })
      : 0;
    const transcripts = contentBefore
      ? await deleteContent(database, { agent: slug, before: contentBefore }, now)
      : 0;
    log.info({ agent: slug, recordings, transcripts }, 'Retention applied');
  }
}

/** One that cannot be deleted now is tried again the next time, and does not keep the others. */
async function deleteRecordings(
  { database, recordings, log }: PrivacyServices,
  expired: { agent: string; before: Date },
): Promise<number> {
  let deleted = 0;
  let callIds = await listExpiredRecordings(database, expired, undefined, BATCH);
  while (callIds.length > 0) {
    for (const callId of callIds) {
      try {
        await recordings.delete(callId);
        await forgetRecordings(database, [callId]);
        deleted += 1;
      } catch (error) {
        log.warn({ callId, error: errorFields(error) }, 'Recording not deleted');
      }
    }
    callIds = await listExpiredRecordings(database, expired, callIds.at(-1), BATCH);
  }
  return deleted;
}

async function deleteContent(
  database: Database,
  expired: { agent: string; before: Date },
  now: Date,
): Promise<number> {
  for (let deleted = 0; ; ) {
    const callIds = await database.transaction(async (transaction) => {
      const batch = await lockExpiredContent(transaction, expired, BATCH);
      await eraseContent(transaction, batch, now);
      return batch;
    });
    if (callIds.length === 0) return deleted;
    deleted += callIds.length;
  }
}
