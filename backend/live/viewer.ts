/** Who reads this much more slowly than it comes is cut off, and comes again. */
const MAX_WAITING_CHARACTERS = 1_000_000;

/** Somebody who watches: takes what is to be sent, and gives it to the stream at the stream's pace. */
export class Viewer implements AsyncIterable<string> {
  readonly #ended = new AbortController();
  #waiting: string[] = [];
  #characters = 0;
  #news = Promise.withResolvers<void>();
  #isCutOff = false;

  /** Aborted when nothing more is to be sent. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** What it has not taken yet is not to be sent any more. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** @param frames - in the form of server-sent events */
  push(frames: string): void {
    if (this.ended.aborted || frames === '') return;
    if (this.#characters > MAX_WAITING_CHARACTERS) {
      this.cutOff();
      return;
    }
    this.#waiting.push(frames);
    this.#characters += frames.length;
    this.#news.resolve();
  }

  /** What waits is still sent. */
  end(): void {
    this.#ended.abort();
    this.#news.resolve();
  }

  /** What waits is dropped. */
  cutOff(): void {
    this.#waiting = [];
    this.#characters = 0;
    this.#isCutOff = true;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      while (this.#waiting.length > 0) {
        const frames = this.#waiting.join('');
        this.#waiting = [];
        yield frames;
        // Only what the stream has taken no longer waits.
        this.#characters -= frames.length;
      }
      if (this.ended.aborted) return;
      await this.#news.promise;
      this.#news = Promise.withResolvers();
    }
  }
}

/** One server-sent event. */
export function frame(event: string, data: unknown, id?: string): string {
  const place = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${place}data: ${JSON.stringify(data)}\n\n`;
}
