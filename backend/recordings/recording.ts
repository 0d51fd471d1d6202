import { RECORDING, type StoredRecording } from '../contract/recordings.ts';
import { layOut, lengthOf, silence } from './layout.ts';
import type { Part } from './part.ts';

/** Bytes of a recording; `end` is the last one. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A recording as it is now. */
export interface Recording {
  readonly bytes: number;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** To be read or cancelled. */
  read(range?: ByteRange): ReadableStream<Uint8Array>;
}

/** Reads a part from one byte to another, both included. */
export type ReadPart = (part: Part, start: number, end: number) => AsyncIterable<Uint8Array>;

/** The parts of a call as one recording; null when there is nothing to be heard. */
export function joinParts(parts: readonly Part[], readPart: ReadPart): Recording | null {
  const stretches = layOut(parts);
  const bytes = lengthOf(stretches);
  const first = stretches[0]?.part;
  if (!first) return null;

  async function* chunks({ start, end }: ByteRange) {
    for (const stretch of stretches) {
      const from = Math.max(start - stretch.from, 0);
      const to = Math.min(end + 1 - stretch.from, stretch.bytes);
      if (from >= to) continue;
      if (stretch.part === null) yield* silence(from, to);
      else yield* readPart(stretch.part, from, to - 1);
    }
  }
  return {
    bytes,
    startedAt: new Date(first.startedAtMs),
    durationMs: (bytes / RECORDING.frameBytes) * RECORDING.frameMs,
    read: (range = { start: 0, end: bytes - 1 }) => ReadableStream.from(chunks(range)),
  };
}

/** What is told of a recording that is kept somewhere. */
export function describe(recording: Recording, place: string): StoredRecording {
  const { bytes, startedAt, durationMs } = recording;
  const { contentType } = RECORDING;
  return { place, bytes, contentType, startedAt: startedAt.toISOString(), durationMs };
}
