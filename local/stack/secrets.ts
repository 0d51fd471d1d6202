import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LocalConfig } from '../config.ts';
import { LocalError } from '../errors.ts';

const secretsFile = z.object({
  livekitApiSecret: z.string().min(32),
  serviceToken: z.string().min(16),
  postgresPassword: z.string().min(16),
  /** Encrypts what agents' tools act with. Newer than the others: a file may be without. */
  credentialsKey: z.string().optional(),
});
export type Secrets = Required<z.infer<typeof secretsFile>>;

/**
 * The secrets of this stack: made at the first start, kept in `DATA_DIR/secrets.json` (0600).
 * Those that the environment gives go before them.
 *
 * @throws LocalError when the file is there and does not hold them
 */
export function loadSecrets(config: LocalConfig): Secrets {
  const file = join(config.dataDir, 'secrets.json');
  const kept = existsSync(file) ? readSecrets(file) : createSecrets();
  const secrets = { ...kept, credentialsKey: kept.credentialsKey ?? secret() };
  if (secrets.credentialsKey !== kept.credentialsKey) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return {
    ...secrets,
    livekitApiSecret: config.livekitApiSecret ?? kept.livekitApiSecret,
    serviceToken: config.serviceToken ?? kept.serviceToken,
  };
}

function readSecrets(file: string): z.infer<typeof secretsFile> {
  try {
    return secretsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new LocalError(
      `${file} does not hold the stack's secrets. Restore it, or remove it together with the folder postgres beside it, whose password it holds.`,
    );
  }
}

const secret = () => randomBytes(32).toString('base64url');

const createSecrets = (): z.infer<typeof secretsFile> => ({
  livekitApiSecret: secret(),
  serviceToken: secret(),
  postgresPassword: secret(),
});
