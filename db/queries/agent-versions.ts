import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agentVersions } from '../schema/index.ts';

export type VersionRow = typeof agentVersions.$inferSelect;

/** Who publishes a version, and why. */
export type Publication = Partial<Pick<VersionRow, 'note' | 'restoredFrom' | 'publishedBy'>>;

/** Keeps a version. One that is there stays as it is. */
export async function addVersion(
  transaction: Database,
  version: number,
  settings: { slug: string },
  publication: Publication,
): Promise<void> {
  await transaction
    .insert(agentVersions)
    .values({ agent: settings.slug, version, settings, ...publication })
    .onConflictDoNothing();
}

export async function findVersion(
  database: Database,
  agent: string,
  version: number,
): Promise<VersionRow | undefined> {
  const [row] = await database
    .select()
    .from(agentVersions)
    .where(and(eq(agentVersions.agent, agent), eq(agentVersions.version, version)));
  return row;
}

/** Newest first. @param before - only those with lower numbers */
export function listVersions(
  database: Database,
  agent: string,
  before: number | undefined,
  limit: number,
): Promise<VersionRow[]> {
  return database
    .select()
    .from(agentVersions)
    .where(
      and(
        eq(agentVersions.agent, agent),
        before === undefined ? undefined : lt(agentVersions.version, before),
      ),
    )
    .orderBy(desc(agentVersions.version))
    .limit(limit);
}
