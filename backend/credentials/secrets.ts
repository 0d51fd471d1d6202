import type { Database } from '../../db/client.ts';
import { openSecret } from './open.ts';
import { Scrubber } from './scrubber.ts';

/** An agent's secrets as tools get them: each that is given out is taken out of all texts from then on. */
export interface Secrets {
  /** @throws ToolError as `openSecret` */
  secret(name: string, host: string | null): Promise<string>;
  scrub(text: string): string;
}

/**
 * For one call: the connections that are made with secrets live as long as it does.
 *
 * @param key - null when the installation has none
 */
export function secretsOf(database: Database, key: Buffer | null, agent: string): Secrets {
  const scrubber = new Scrubber();
  return {
    async secret(name, host) {
      const secret = await openSecret(database, key, { agent, name }, host);
      scrubber.add(name, secret);
      return secret;
    },
    scrub: (text) => scrubber.scrub(text),
  };
}
