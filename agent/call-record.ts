import { log } from '@livekit/agents';
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import type { CloseCallRequest, Turn } from '../backend/contract/calls.ts';
import { type BackendClient, RefusedError } from './backend-client.ts';

/** About three minutes of an unreachable backend before a write is given up. */
const RETRY = { retries: 40, minTimeout: 200, maxTimeout: 5_000 };

/**
 * The call as the backend keeps it. Turns are numbered here and delivered in that order, one
 * request at a time, in the background: the conversation never waits for the record.
 */
export class CallRecord {
  readonly #backend: BackendClient;
  readonly #callId: string;
  readonly #queue = new PQueue({ concurrency: 1 });
  #nextSeq: number;

  constructor(backend: BackendClient, callId: string, nextSeq: number) {
    this.#backend = backend;
    this.#callId = callId;
    this.#nextSeq = nextSeq;
  }

  append(turn: Omit<Turn, 'seq'>): void {
    const numbered = { ...turn, seq: this.#nextSeq++ };
    this.#deliver(() => this.#backend.appendTurns(this.#callId, [numbered]));
  }

  /** Closes the call after everything appended so far; resolves when that is stored or given up. */
  close(request: CloseCallRequest): Promise<void> {
    this.#deliver(() => this.#backend.closeCall(this.#callId, request));
    return this.#queue.onIdle();
  }

  #deliver(send: () => Promise<void>): void {
    const shouldRetry = ({ error }: { error: Error }) => !(error instanceof RefusedError);
    void this.#queue
      .add(() => pRetry(send, { ...RETRY, shouldRetry }))
      .catch((error: unknown) => log().error({ error, callId: this.#callId }, 'record not stored'));
  }
}
