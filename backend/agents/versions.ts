import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import * as versions from '../../db/queries/agent-versions.ts';
import type {
  AgentVersion,
  AgentVersionWithSettings,
  listVersionsQuery,
  listVersionsResponse,
} from '../contract/agent-versions.ts';
import { agentSettings } from '../contract/agents.ts';
import { ServiceError } from '../errors.ts';
import { readAgentRow } from './read.ts';

/** A cursor is the number of the last version of the page before. */
const cursorNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/**
 * One page of an agent's versions, newest first.
 *
 * @throws ServiceError `not_found`; `invalid_request` for a cursor that is not one
 */
export async function listVersions(
  database: Database,
  slug: string,
  { limit, cursor }: z.infer<typeof listVersionsQuery>,
): Promise<z.infer<typeof listVersionsResponse>> {
  await readAgentRow(database, slug);
  const before = cursorNumber.optional().safeParse(cursor);
  if (!before.success) {
    const issue = { path: 'cursor', message: 'the nextCursor of the page before' };
    throw new ServiceError('invalid_request', 'The cursor is not one of ours.', [issue]);
  }
  // One more than asked for tells whether there is a next page.
  const rows = await versions.listVersions(database, slug, before.data, limit + 1);
  const page = rows.slice(0, limit).map(toVersion);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { versions: page, nextCursor: last === undefined ? null : String(last.version) };
}

/** @throws ServiceError `not_found` */
export async function readVersion(
  database: Database,
  slug: string,
  version: number,
): Promise<AgentVersionWithSettings> {
  await readAgentRow(database, slug);
  const row = await versions.findVersion(database, slug, version);
  if (row === undefined) {
    throw new ServiceError('not_found', `The agent "${slug}" has no version ${version}.`);
  }
  return { ...toVersion(row), settings: agentSettings.parse(row.settings) };
}

function toVersion(row: versions.VersionRow): AgentVersion {
  const { version, note, restoredFrom, publishedBy, publishedAt } = row;
  return { version, note, restoredFrom, publishedBy, publishedAt: publishedAt.toISOString() };
}
