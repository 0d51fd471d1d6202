/** What one worker records of a call. A worker that takes over from one that died begins another. */
export interface Part {
  callId: string;
  startedAt: Date;
}

const FILE = /^([0-9a-f-]{36})\.(\d{1,15})\.mp3$/;

/** The part's spool file: its name is all that the next worker needs to deliver it. */
export const fileName = ({ callId, startedAt }: Part): string =>
  `${callId}.${startedAt.getTime()}.mp3`;

/** The part whose spool file has this name; null for any other file. */
export function partOf(name: string): Part | null {
  const [, callId, startedMs] = FILE.exec(name) ?? [];
  return callId === undefined ? null : { callId, startedAt: new Date(Number(startedMs)) };
}
