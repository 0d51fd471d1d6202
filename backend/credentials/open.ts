import type { Database } from '../../db/client.ts';
import { findCredential } from '../../db/queries/credentials.ts';
import { ToolError } from '../tools/tool.ts';
import { type SecretName, unseal } from './seal.ts';

/**
 * A secret of an agent, for a tool that sends it to a host.
 *
 * @param key - null when the installation has none
 * @param host - as in an address: with its port when that is not the usual one; null: to a program
 *   that the operator has set up to receive it
 * @throws ToolError when there is none, or it may not be sent there
 */
export async function openSecret(
  database: Database,
  key: Buffer | null,
  of: SecretName,
  host: string | null,
): Promise<string> {
  const row = await findCredential(database, of.agent, of.name);
  if (row === undefined || key === null) {
    throw new ToolError(`There is no credential named "${of.name}".`);
  }
  const hosts = row.hosts as string[];
  if (host !== null && !hosts.includes(host.toLowerCase())) {
    throw new ToolError(`The credential "${of.name}" may not be sent to ${host}.`);
  }
  try {
    return unseal(key, of, row.sealed);
  } catch {
    throw new ToolError(
      `The credential "${of.name}" cannot be opened: it was kept with another key.`,
    );
  }
}
