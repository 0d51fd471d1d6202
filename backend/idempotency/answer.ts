import { hkdfSync } from 'node:crypto';
import type { StatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { seal, unseal } from '../credentials/seal.ts';

const answer = z.object({
  status: z.int().transform((status) => status as StatusCode),
  contentType: z.string().nullable(),
  /** In base64: some answers are sound. */
  body: z.base64(),
});

/** What was answered to a request, to be answered again. */
export type Answer = z.infer<typeof answer>;

/**
 * Answers can hold what is shown once, such as a new API key: they are kept encrypted, with a key
 * that every installation has. Changing the service token makes them unreadable.
 */
export function answerKey(serviceToken: string): Buffer {
  return Buffer.from(hkdfSync('sha256', serviceToken, '', 'idempotency answers', 32));
}

/** Reads an answer without consuming it. */
export async function readAnswer(response: Response): Promise<Answer> {
  const status = response.status as StatusCode;
  const contentType = response.headers.get('content-type');
  const bytes = Buffer.from(await response.clone().arrayBuffer());
  return { status, contentType, body: bytes.toString('base64') };
}

export const sealAnswer = (key: Buffer, id: string, given: Answer): string =>
  seal(key, { idempotencyKey: id }, JSON.stringify(given));

/** Null: it was sealed with another key. */
export function openAnswer(key: Buffer, id: string, sealed: string): Answer | null {
  try {
    return answer.parse(JSON.parse(unseal(key, { idempotencyKey: id }, sealed)));
  } catch {
    return null;
  }
}
