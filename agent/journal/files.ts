import { join } from 'node:path';

/** Which part of which call: each has a journal of its own. */
export interface Leg {
  callId: string;
  leg: number;
}

const NAME = /^([0-9a-f-]{36})\.(\d{1,4})\.jsonl$/;

/** The file that holds the events of a leg, one per line. */
export const journalPath = (folder: string, { callId, leg }: Leg): string =>
  join(folder, `${callId}.${leg}.jsonl`);

/** Where a journal is kept that the backend will not have: for the operator. */
export const refusedFolder = (folder: string): string => join(folder, 'refused');

/** The leg whose journal has this file name, or undefined when it is another file. */
export function legOf(fileName: string): Leg | undefined {
  const [, callId, leg] = NAME.exec(fileName) ?? [];
  return callId === undefined ? undefined : { callId, leg: Number(leg) };
}
