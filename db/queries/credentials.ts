import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { credentials } from '../schema/index.ts';

export type CredentialRow = typeof credentials.$inferSelect;

export interface SealedCredential {
  agent: string;
  name: string;
  sealed: string;
  hosts: string[];
}

/** Keeps a credential, in place of one of the same name. */
export async function saveCredential(
  database: Database,
  credential: SealedCredential,
  now: Date,
): Promise<{ row: CredentialRow; created: boolean }> {
  const { sealed, hosts } = credential;
  const [saved] = await database
    .insert(credentials)
    .values({ ...credential, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [credentials.agent, credentials.name],
      set: { sealed, hosts, updatedAt: now },
    })
    // A row that this statement inserted has no deleting or locking transaction: xmax is 0.
    .returning({ ...getTableColumns(credentials), created: sql<boolean>`xmax = 0` });
  if (saved === undefined) throw new Error('Saving a credential returned no row.');
  const { created, ...row } = saved;
  return { row, created };
}

export function listCredentials(database: Database, agent: string): Promise<CredentialRow[]> {
  return database
    .select()
    .from(credentials)
    .where(eq(credentials.agent, agent))
    .orderBy(asc(credentials.name));
}

export async function findCredential(
  database: Database,
  agent: string,
  name: string,
): Promise<CredentialRow | undefined> {
  const [row] = await database.select().from(credentials).where(isCredential(agent, name));
  return row;
}

/** False: there is none. */
export async function deleteCredential(
  database: Database,
  agent: string,
  name: string,
): Promise<boolean> {
  const rows = await database
    .delete(credentials)
    .where(isCredential(agent, name))
    .returning({ name: credentials.name });
  return rows.length > 0;
}

const isCredential = (agent: string, name: string) =>
  and(eq(credentials.agent, agent), eq(credentials.name, name));
