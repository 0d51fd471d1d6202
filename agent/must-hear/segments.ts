import { type ReadableStream, TransformStream } from 'node:stream/web';
import { FlushSentinel, type llm } from '@livekit/agents';
import { MarkedText, MUST_HEAR, type Part } from './marked-text.ts';

type Piece = llm.ChatChunk | string | FlushSentinel;

/**
 * Makes each part of a reply that must be heard a segment of its own, which the SDK synthesises and
 * plays by itself: so it is known when it is being played. Such a segment begins with the mark.
 */
export function inSegments(reply: ReadableStream<Piece>): ReadableStream<Piece> {
  const marked = new MarkedText();
  const segments = new Segments();
  return reply.pipeThrough(
    new TransformStream<Piece, Piece>({
      transform(piece, out) {
        const text = typeof piece === 'object' ? piece.delta?.content : piece;
        if (typeof text === 'string') {
          for (const part of marked.push(text)) segments.write(part, (said) => out.enqueue(said));
        }
        if (typeof piece === 'symbol') out.enqueue(piece);
        else if (typeof piece === 'object') out.enqueue(withoutText(piece));
      },
      flush(out) {
        for (const part of marked.end()) segments.write(part, (said) => out.enqueue(said));
      },
    }),
  );
}

class Segments {
  #mustHear = false;
  /** Whether the segment has text that can be heard: without it there would be no audio of it. */
  #isBegun = false;
  /** Space at its beginning. */
  #space = '';

  write({ text, mustHear }: Part, tell: (piece: Piece) => void): void {
    if (mustHear !== this.#mustHear) {
      if (this.#isBegun) tell(FlushSentinel);
      this.#isBegun = false;
      this.#mustHear = mustHear;
    }
    if (!this.#isBegun && text.trim() === '') {
      this.#space += text;
      return;
    }
    if (!this.#isBegun && mustHear) tell(MUST_HEAR);
    tell(this.#space + text);
    this.#isBegun = true;
    this.#space = '';
  }
}

const withoutText = (chunk: llm.ChatChunk): llm.ChatChunk =>
  chunk.delta ? { ...chunk, delta: { ...chunk.delta, content: '' } } : chunk;
