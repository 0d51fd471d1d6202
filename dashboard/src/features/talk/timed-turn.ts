import { type Latency, latency } from '../../../../backend/contract/events.ts';

interface ToldEvent {
  leg: number;
  seq: number;
  type: string;
  data: Record<string, unknown>;
}

/** The call of a room. */
export const callOf = (
  roomName: string,
  calls: readonly { id: string; roomName: string }[],
): string | null => calls.find((call) => call.roomName === roomName)?.id ?? null;

/** How long a reply took, if an event tells of one. */
export function latencyOf(told: unknown): { id: string; latency: Latency } | null {
  const { leg, seq, type, data } = told as ToldEvent;
  if (type !== 'turn') return null;
  const { success, data: times } = latency.safeParse(data.latency);
  return success ? { id: `${leg}.${seq}`, latency: times } : null;
}
