import {
  type AppendEventsResponse,
  type CallEvent,
  type Interim,
  MAX_BATCH,
} from '../../backend/contract/events.ts';

/** The backend takes bodies of at most 1 MiB. */
const MAX_BATCH_BYTES = 512 * 1024;

export type SendEvents = (
  events: CallEvent[],
  interim: Interim | null,
) => Promise<AppendEventsResponse>;

/** The backend did not take the event it had asked for. */
export class NoProgressError extends Error {
  override readonly name = 'NoProgressError';
}

/** The backend asks for an event that is not here: nothing that follows it can be delivered. */
export class MissingEventError extends Error {
  override readonly name = 'MissingEventError';
}

/**
 * The events of one leg on their way to the backend, which applies them in order and says after
 * each batch which one it wants next (go-back-N). All stay here until the end, some hundred
 * bytes each, so that whatever is asked for can be sent again. One delivery at a time.
 */
export class Outbox {
  readonly #send: SendEvents;
  readonly #events: CallEvent[] = [];
  readonly #firstSeq: number;
  #wantedSeq: number;

  /** @param firstSeq - the number of the first event that will be added */
  constructor(send: SendEvents, firstSeq: number) {
    this.#send = send;
    this.#firstSeq = firstSeq;
    this.#wantedSeq = firstSeq;
  }

  /** To be added in the order of their numbers, without gaps. */
  add(event: CallEvent): void {
    this.#events.push(event);
  }

  /** What the backend has not confirmed. */
  get pending(): CallEvent[] {
    return this.#events.slice(this.#wantedSeq - this.#firstSeq);
  }

  /**
   * Sends what is wanted next, at most a batch of it; an empty one is a sign of life.
   *
   * @param interim - what is being said, which is sent along and not kept
   * @throws NoProgressError when nothing of it was taken, MissingEventError, and what `send` throws
   */
  async deliver(interim: Interim | null = null): Promise<AppendEventsResponse> {
    const batch = firstBatch(this.pending);
    const wantedBefore = this.#wantedSeq;
    const answer = await this.#send(batch, interim);
    if (answer.nextSeq < this.#firstSeq) {
      throw new MissingEventError(`event ${answer.nextSeq} is wanted, ${this.#firstSeq} is first`);
    }
    this.#wantedSeq = answer.nextSeq;
    if (batch.length > 0 && answer.nextSeq <= wantedBefore) {
      throw new NoProgressError(`event ${answer.nextSeq} is still wanted`);
    }
    return answer;
  }
}

function firstBatch(events: CallEvent[]): CallEvent[] {
  let bytes = 0;
  const fits = events.slice(0, MAX_BATCH).findIndex((event, position) => {
    bytes += Buffer.byteLength(JSON.stringify(event));
    return position > 0 && bytes > MAX_BATCH_BYTES;
  });
  return events.slice(0, fits === -1 ? MAX_BATCH : fits);
}
