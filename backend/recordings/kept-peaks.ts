import { z } from 'zod';
import type { Peaks } from './peak-meter.ts';
import type { Recording } from './recording.ts';

const channel = z.array(z.number().min(0).max(1));

/** Peaks with the version of the recording that they are of. */
const keptPeaks = z.object({ version: z.string(), peaks: z.tuple([channel, channel]) });

/** Bytes are only ever added, so their number tells one state of a recording from another. */
export const versionOf = ({ startedAt, bytes }: Recording): string =>
  `${startedAt.getTime()} ${bytes}`;

/** Peaks as they are kept beside their recording. */
export function writePeaks(recording: Recording, peaks: Peaks): string {
  return JSON.stringify({ version: versionOf(recording), peaks });
}

/** The peaks of a recording as it is now; null: what was kept is damaged, or of an earlier state. */
export function readPeaks(recording: Recording, kept: string): Peaks | null {
  const { success, data } = keptPeaks.safeParse(parsed(kept));
  return success && data.version === versionOf(recording) ? data.peaks : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
