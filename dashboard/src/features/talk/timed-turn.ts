import { type Latency, latency } from '../../../../backend/contract/events.ts';

interface ToldEvent {
  leg: number;
  seq: number;
  type: string;
  data: Record<string, unknown>;
}

/** How long a reply took, if an event tells of one. */
export function latencyOf(told: unknown): { id: string; latency: Latency } | null {
  const { leg, seq, type, data } = told as ToldEvent;
  if (type !== 'turn') return null;
  const { success, data: times } = latency.safeParse(data.latency);
  return success ? { id: `${leg}.${seq}`, latency: times } : null;
}
