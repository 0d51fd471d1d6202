import { execa } from 'execa';
import { RoomServiceClient } from 'livekit-server-sdk';
import { expect, inject } from 'vitest';
import type { Call, CallWithTurns } from '../backend/contract/calls.ts';
import { eventually } from './eventually.ts';

/** What `npm run call -- --json` prints. */
export interface PhoneReport {
  answeredMs: number | null;
  greetingMs: number | null;
  greeting: string | null;
  turns: { said: string; heard: string | null; latencyMs: number | null }[];
  recording: string | null;
  endedBy: 'caller' | 'agent' | 'rejected' | 'cancelled' | 'timeout';
  status: number | null;
}

/**
 * Places a real SIP call to the stack with `npm run call`.
 *
 * @param options - its command-line arguments, less `--json` and the recording's place
 */
export async function phone(...options: string[]): Promise<PhoneReport> {
  const stack = inject('stack');
  const { stdout, stderr } = await execa(
    'node',
    [
      'local/call.ts',
      '--json',
      '--out',
      `${stack.DATA_DIR}/phone/${crypto.randomUUID()}.wav`,
      ...options,
    ],
    { env: stack, reject: false },
  );
  if (!stdout.startsWith('{')) throw new Error(`npm run call printed no report:\n${stderr}`);
  return JSON.parse(stdout);
}

/** A request to the backend of the stack, authorised. */
export async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const { BACKEND_URL, SERVICE_TOKEN } = inject('stack');
  const headers = { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${BACKEND_URL}/v1${path}`, { headers, ...init });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<T>;
}

/** The rooms that LiveKit has now. */
export async function listRooms() {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = inject('stack');
  return new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET).listRooms();
}

/**
 * Resolves when LiveKit has no such room any more. A client that reads "the room is deleted" too
 * late joins anew, and is alone in it until it notices.
 */
export const untilRoomIsGone = (part: string) =>
  eventually(async () => {
    const names = (await listRooms()).map(({ name }) => name);
    expect(names.filter((name) => name.includes(part))).toEqual([]);
  });

/** A number nobody has called from yet, so that its call is found among all others. */
export const newCaller = (): string => `+1555${Math.floor(1_000_000 + Math.random() * 9_000_000)}`;

export async function callsFrom(callerNumber: string): Promise<Call[]> {
  const query = new URLSearchParams({ caller: callerNumber });
  return (await api<{ calls: Call[] }>(`/calls?${query}`)).calls;
}

/** The one call of a caller as it is stored, once all that follows its end is done. */
export const closedCall = (callerNumber: string): Promise<CallWithTurns> =>
  eventually(async () => {
    const calls = await callsFrom(callerNumber);
    expect(calls).toHaveLength(1);
    const stored = await api<CallWithTurns>(`/calls/${calls[0]?.id}`);
    expect(stored.closedAt).not.toBeNull();
    return stored;
  });

/** Spoken text as bare words: a recogniser's commas and capitals are its own. */
export const words = (text: string | null): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The share of the words of `said` that were heard, in their order, from 0 to 1. A small recogniser
 * on telephone audio mishears a word now and then ("car" for "call"), which is not what is tested.
 */
export function shareHeard(heard: string | null, said: string): number {
  const [spoken, recognised] = [words(said).split(' '), words(heard).split(' ')];
  // Longest common subsequence, a row at a time.
  let row = Array<number>(recognised.length + 1).fill(0);
  for (const word of spoken) {
    const next = [0];
    for (const [i, candidate] of recognised.entries()) {
      const longest = Math.max(row[i + 1] ?? 0, next[i] ?? 0);
      next.push(word === candidate ? (row[i] ?? 0) + 1 : longest);
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / spoken.length;
}

/** Most of what was said: one word in four may have been misheard. */
export const MOST = 0.74;
