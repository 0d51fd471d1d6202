import type { Database } from '../../db/client.ts';
import { findAgent } from '../../db/queries/agents.ts';
import {
  type CredentialRow,
  deleteCredential,
  listCredentials,
  saveCredential,
} from '../../db/queries/credentials.ts';
import type { Credential } from '../contract/credentials.ts';
import { ServiceError } from '../errors.ts';
import { type SecretName, seal } from './seal.ts';

/**
 * Keeps a secret for an agent, encrypted, in place of one of the same name.
 *
 * @param key - null when the installation has none
 * @throws ServiceError `not_found` without such an agent; `unavailable` without a key
 */
export async function putSecret(
  database: Database,
  key: Buffer | null,
  of: SecretName,
  { secret, hosts }: { secret: string; hosts: string[] },
  now: Date,
): Promise<{ credential: Credential; created: boolean }> {
  await requireAgent(database, of.agent);
  if (key === null) {
    throw new ServiceError(
      'unavailable',
      'There is no key to encrypt secrets with. Set CREDENTIALS_KEY to what `openssl rand -base64 32` prints, and start the backend again.',
    );
  }
  const lowered = hosts.map((host) => host.toLowerCase());
  const sealed = { ...of, sealed: seal(key, of, secret), hosts: lowered };
  const { row, created } = await saveCredential(database, sealed, now);
  return { credential: toCredential(row), created };
}

/** All of an agent's credentials, without the secrets. @throws ServiceError `not_found` */
export async function listSecrets(database: Database, agent: string): Promise<Credential[]> {
  await requireAgent(database, agent);
  return (await listCredentials(database, agent)).map(toCredential);
}

/** @throws ServiceError `not_found` */
export async function deleteSecret(database: Database, { agent, name }: SecretName): Promise<void> {
  if (await deleteCredential(database, agent, name)) return;
  throw new ServiceError('not_found', `The agent "${agent}" has no credential "${name}".`);
}

async function requireAgent(database: Database, slug: string): Promise<void> {
  if ((await findAgent(database, slug)) !== undefined) return;
  throw new ServiceError('not_found', `There is no agent "${slug}".`);
}

const toCredential = ({ agent, name, hosts, createdAt, updatedAt }: CredentialRow): Credential => ({
  agent,
  name,
  hosts: hosts as string[],
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
