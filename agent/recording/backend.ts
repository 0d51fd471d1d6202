import ky, { HTTPError } from 'ky';
import { appendRecordingResponse } from '../../backend/contract/recordings.ts';
import { RefusedError } from '../backend-client.ts';
import type { Part } from './part.ts';

/** A chunk on a slow line. */
const TIMEOUT_MS = 10_000;

/**
 * Where recordings are delivered to. Everything may be sent twice without harm. Methods throw
 * `RefusedError` when the same can never be taken, other errors when it may be tried again.
 */
export interface RecordingBackend {
  /** @returns how many bytes of the part the backend has now: what to go on from, be it less than sent */
  append(part: Part, offset: number, bytes: Uint8Array): Promise<number>;
  /** All of a part has been sent. */
  complete(callId: string): Promise<void>;
}

/** The backend, over HTTP. */
export function recordingBackend({ url, token }: { url: string; token: string }): RecordingBackend {
  const http = ky.create({
    prefixUrl: new URL('/v1', url),
    headers: { authorization: `Bearer ${token}` },
    timeout: TIMEOUT_MS,
    retry: 0,
  });
  return {
    async append({ callId, startedAt }, offset, bytes) {
      const answer = await refusals(
        http.put(`calls/${callId}/recording`, {
          searchParams: { startedAt: startedAt.toISOString(), offset },
          headers: { 'content-type': 'application/octet-stream' },
          body: new Uint8Array(bytes),
          // A gap: the answer says from where to go on.
          throwHttpErrors: (status) => status !== 409,
        }),
      );
      return appendRecordingResponse.parse(await answer.json()).size;
    },
    async complete(callId) {
      await refusals(http.post(`calls/${callId}/recording/complete`));
    },
  };
}

async function refusals<T>(response: Promise<T>): Promise<T> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof HTTPError && error.response.status < 500) {
      throw new RefusedError(error.response.status, await error.response.text());
    }
    throw error;
  }
}
