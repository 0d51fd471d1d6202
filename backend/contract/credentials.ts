import { z } from 'zod';
import { agentSlug, credentialName, instant } from './common.ts';

/** A secret that an agent's tools act with. It is written, and never read back. */
export const credential = z.object({
  agent: agentSlug,
  name: credentialName,
  /** Where it may be sent: exact host names. Elsewhere it is refused. */
  hosts: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
});
export type Credential = z.infer<typeof credential>;

export const putCredentialRequest = z.strictObject({
  secret: z.string().min(1).max(10_000),
  hosts: z.array(z.string().min(1).max(260)).max(20).default([]),
});
export const listCredentialsResponse = z.object({ credentials: z.array(credential) });
