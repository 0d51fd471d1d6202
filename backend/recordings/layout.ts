import { RECORDING } from '../contract/recordings.ts';
import type { Part } from './part.ts';

const { frameBytes, frameMs } = RECORDING;

/** No call lasts longer: a part that claims to begin later than this comes from a wrong clock. */
const LONGEST_CALL_MS = 14_400_000;

/** A stretch of a recording: the beginning of a part, or silence. */
export interface Stretch {
  part: Part | null;
  /** Where it stands in the recording. */
  from: number;
  bytes: number;
}

const wholeFrames = (bytes: number): number => bytes - (bytes % frameBytes);

/**
 * The parts of a call as one recording: each stands where its time says, with silence between them.
 * A part ends with its last whole frame, or where the next one begins.
 */
export function layOut(parts: readonly Part[]): Stretch[] {
  const inOrder = parts.toSorted((a, b) => a.startedAtMs - b.startedAtMs);
  const firstMs = inOrder[0]?.startedAtMs ?? 0;
  const within = inOrder.filter(({ startedAtMs }) => startedAtMs - firstMs < LONGEST_CALL_MS);
  const places = within.map(
    ({ startedAtMs }) => Math.round((startedAtMs - firstMs) / frameMs) * frameBytes,
  );
  return within.flatMap((part, i) => {
    const from = places[i] ?? 0;
    const next = places[i + 1];
    const room = next === undefined ? Number.POSITIVE_INFINITY : next - from;
    const bytes = wholeFrames(Math.min(part.bytes, room));
    const silence = next === undefined ? 0 : room - bytes;
    return [
      { part, from, bytes },
      { part: null, from: from + bytes, bytes: silence },
    ].filter((stretch) => stretch.bytes > 0);
  });
}

/** How many bytes they are together. */
export function lengthOf(stretches: readonly Stretch[]): number {
  const last = stretches.at(-1);
  return last === undefined ? 0 : last.from + last.bytes;
}

/** A frame in which both channels are silent: a header, and side information that announces nothing. */
const SILENT_FRAME = Buffer.alloc(frameBytes);
// MPEG-2 layer III without CRC; 48 kbit/s, 24 kHz; joint stereo, original.
SILENT_FRAME.set([0xff, 0xf3, 0x64, 0x44]);

/** So many frames at a time: 14 s. */
const BLOCK = Buffer.concat(Array<Buffer>(600).fill(SILENT_FRAME));

/** Silence from one byte to another, the latter not included; frames begin at multiples of their length. */
export function* silence(from: number, to: number): Generator<Uint8Array> {
  for (let at = from; at < to; ) {
    const start = at % frameBytes;
    const block = BLOCK.subarray(start, start + Math.min(to - at, BLOCK.length - start));
    yield block;
    at += block.length;
  }
}
