interface Piece {
  start: number;
  samples: Int16Array;
}

/**
 * One channel of a recording: audio placed on a timeline, silent where nothing was placed. Places
 * are counted in samples from the start of the recording.
 */
export class Channel {
  #pieces: Piece[] = [];
  #taken = 0;

  /** Places audio, over whatever stands there. What reaches back to where has been taken is lost. */
  place(start: number, samples: Int16Array): void {
    this.#pieces.push({ start, samples });
  }

  /** Removes everything from a place on. */
  cut(from: number): void {
    this.#pieces = this.#pieces
      .filter(({ start }) => start < from)
      .map(({ start, samples }) => ({ start, samples: samples.subarray(0, from - start) }));
  }

  /** Takes out what lies before `end` and has not been taken, as samples from -1 to 1. */
  take(end: number): Float32Array {
    const from = this.#taken;
    const block = new Float32Array(Math.max(0, end - from));
    for (const { start, samples } of this.#pieces) {
      const last = Math.min(end, start + samples.length);
      for (let at = Math.max(from, start); at < last; at += 1) {
        block[at - from] = (samples[at - start] ?? 0) / 32_768;
      }
    }
    this.#taken = from + block.length;
    this.#pieces = this.#pieces.filter(({ start, samples }) => start + samples.length > end);
    return block;
  }
}
