/** What one worker recorded of a call. There is more than one when a worker took over. */
export interface PartId {
  callId: string;
  startedAtMs: number;
}

/** A part as far as it is there. */
export interface Part {
  startedAtMs: number;
  bytes: number;
}

/** The name of the peaks among the parts that they are of. */
export const PEAKS = 'peaks.json';

const FILE = /^(\d{1,15})\.mp3$/;

/** The name of a part among those of its call, on disk and in a bucket. */
export const partName = ({ startedAtMs }: { startedAtMs: number }): string => `${startedAtMs}.mp3`;

/** When the part of this name began; null for any other file. */
export function startOf(name: string): number | null {
  const [, startedAtMs] = FILE.exec(name) ?? [];
  return startedAtMs === undefined ? null : Number(startedAtMs);
}
