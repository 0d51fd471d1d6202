import { randomBytes } from 'node:crypto';
import { RECORDING } from '../contract/recordings.ts';
import type { ByteRange, Recording } from './recording.ts';

/** So many frames of noise, which only a test can tell apart from sound. */
export const frames = (count: number): Buffer => randomBytes(count * RECORDING.frameBytes);

/** What is read from a recording. */
export async function bytesOf(recording: Recording | null, range?: ByteRange): Promise<Buffer> {
  if (recording === null) throw new Error('there is no recording');
  return Buffer.from(await new Response(recording.read(range)).arrayBuffer());
}
