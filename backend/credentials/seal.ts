import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

// NIST SP 800-38D: a nonce of 96 bits, a tag of 128.
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whose secret it is. A sealed one opens under no other name. */
export interface SecretName {
  agent: string;
  name: string;
}

/** Whose a secret is, in names: such as `SecretName`. */
type Owner = SecretName | Readonly<Record<string, string>>;

const boundTo = (of: Owner): Buffer =>
  Buffer.from(
    Object.entries(of)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, value]) => value)
      .join('\0'),
  );

/**
 * Encrypts a secret with AES-256-GCM.
 *
 * @param key - 32 bytes
 * @returns nonce, ciphertext and tag in base64url
 */
export function seal(key: Buffer, of: Owner, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(of));
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
}

/** @throws Error when it was sealed with another key, for another name, or was changed */
export function unseal(key: Buffer, of: Owner, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundTo(of))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const secret = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([secret, decipher.final()]).toString('utf8');
}
