import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** The query of a link that plays a recording. */
export interface Signed {
  /** Milliseconds since the epoch. */
  expires: string;
  signature: string;
}

/**
 * Signs links to recordings, so that an `<audio>` element can play one without the service token. A
 * link is bound to its call and expires; it needs no storage. Its key is derived from the service
 * token (RFC 5869), which no link reveals.
 */
export class LinkSigner {
  readonly #key: Buffer;

  constructor(serviceToken: string) {
    this.#key = Buffer.from(hkdfSync('sha256', serviceToken, '', 'switchboard recording link', 32));
  }

  sign(callId: string, expiresAt: Date): Signed {
    const expires = String(expiresAt.getTime());
    return { expires, signature: this.#signature(callId, expires).toString('base64url') };
  }

  isValid(callId: string, { expires, signature }: Signed, now: Date): boolean {
    const given = Buffer.from(signature, 'base64url');
    const wanted = this.#signature(callId, expires);
    const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
    return isOurs && now.getTime() < Number(expires);
  }

  #signature(callId: string, expires: string): Buffer {
    return createHmac('sha256', this.#key).update(`${callId} ${expires}`).digest();
  }
}
