import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import * as drafts from '../../db/queries/agent-drafts.ts';
import type { AgentDraft, putDraftRequest } from '../contract/agent-versions.ts';
import { ServiceError } from '../errors.ts';
import { checkUnfinished } from './check.ts';
import { readAgentRow } from './read.ts';

/** @throws ServiceError `not_found` when there is no such agent, or no draft of it */
export async function findDraft(database: Database, slug: string): Promise<drafts.DraftRow> {
  await readAgentRow(database, slug);
  const draft = await drafts.findDraft(database, slug);
  if (draft !== undefined) return draft;
  throw new ServiceError('not_found', `There is no draft of the agent "${slug}".`);
}

/**
 * What is being edited of an agent, with what is wrong with it; null: nothing is.
 *
 * @throws ServiceError `not_found` when there is no such agent
 */
export async function readDraft(database: Database, slug: string): Promise<AgentDraft | null> {
  await readAgentRow(database, slug);
  const draft = await drafts.findDraft(database, slug);
  return draft === undefined ? null : toDraft(database, draft);
}

/**
 * Keeps what is being edited, finished or not.
 *
 * @param updatedBy - the name of the person or key
 * @throws ServiceError `conflict` when somebody else has changed the draft meanwhile; `not_found`;
 *   `invalid_request` when it begins from a version that there is not
 */
export async function putDraft(
  database: Database,
  slug: string,
  { settings, baseVersion, revision }: z.infer<typeof putDraftRequest>,
  updatedBy: string | null,
): Promise<AgentDraft> {
  const { version } = await readAgentRow(database, slug);
  if (baseVersion > version) {
    const issue = { path: 'baseVersion', message: `at most ${version}, the published version` };
    throw new ServiceError('invalid_request', 'There is no such version.', [issue]);
  }
  const draft = { agent: slug, settings, baseVersion, updatedBy };
  const kept =
    revision === null
      ? await drafts.addDraft(database, draft)
      : await drafts.changeDraft(database, draft, revision);
  if (kept === undefined) throw changedMeanwhile(await drafts.findDraft(database, slug));
  return toDraft(database, kept);
}

/** Nothing happens when there is no draft. @throws ServiceError `not_found` */
export async function discardDraft(database: Database, slug: string): Promise<void> {
  await readAgentRow(database, slug);
  await drafts.deleteDraft(database, slug);
}

async function toDraft(database: Database, row: drafts.DraftRow): Promise<AgentDraft> {
  const { agent, baseVersion, revision, updatedBy, updatedAt } = row;
  const { version: publishedVersion } = await readAgentRow(database, agent);
  const { issues } = await checkUnfinished(database, agent, row.settings);
  return {
    baseVersion,
    publishedVersion,
    revision,
    settings: row.settings as AgentDraft['settings'],
    issues,
    updatedBy,
    updatedAt: updatedAt.toISOString(),
  };
}

function changedMeanwhile(now: drafts.DraftRow | undefined): ServiceError {
  const what =
    now === undefined
      ? 'was published or discarded'
      : `was changed by ${now.updatedBy ?? 'somebody else'}`;
  return new ServiceError('conflict', `The draft ${what} meanwhile. Read it again.`);
}
