import { z } from 'zod';
import { scope } from './access.ts';
import { instant } from './common.ts';

/** What programs identify themselves with. */
const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its first characters, by which to tell it from others. */
  prefix: z.string(),
  /** What it was made for. It is never allowed more than whoever made it. */
  scopes: z.array(scope),
  /** Null: made with the service token. */
  madeBy: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  /** To the minute. */
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const listKeysResponse = z.object({ keys: z.array(apiKey) });

export const createKeyRequest = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(scope)
    .min(1)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'each scope once'),
  /** Null: it holds until it is revoked. */
  expiresAt: instant.nullable().default(null),
});
export type CreateKeyRequest = z.infer<typeof createKeyRequest>;

/** A new key. `secret` is shown this one time. */
export const createKeyResponse = z.object({ key: apiKey, secret: z.string() });
