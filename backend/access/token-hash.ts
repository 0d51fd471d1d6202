import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 32 random bytes in base64url. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of it. It has nothing to guess that a slow hash would protect, so SHA-256 will do.
 */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
