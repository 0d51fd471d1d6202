import { z } from 'zod';
import type { CallEvent } from '../backend/contract/events.ts';
import type { Ask } from './backend-process.ts';

/** A call in progress, and the number of its next event. */
export interface BusyCall {
  id: string;
  nextSeq: number;
}

/** Works with nothing: a sandbox for each call is not what is measured. */
const AGENT = {
  slug: 'talker',
  name: 'Talker',
  greeting: 'Hello.',
  instructions: 'Be brief.',
  tools: { use: [] },
};

let rooms = 0;

/** Has as many calls begin at once. */
export async function openCalls(ask: Ask, count: number): Promise<BusyCall[]> {
  await ask(`/agents/${AGENT.slug}`, AGENT, 'PUT');
  return Promise.all(Array.from({ length: count }, () => openCall(ask)));
}

async function openCall(ask: Ask): Promise<BusyCall> {
  rooms += 1;
  const opened = await ask('/calls', {
    roomName: `bench-${rooms}`,
    roomSid: `RM_bench_${rooms}`,
    jobId: 'AJ_bench',
    agent: AGENT.slug,
    participantIdentity: 'bench',
    participantName: null,
    sip: null,
  });
  return { id: z.object({ callId: z.string() }).parse(opened).callId, nextSeq: 0 };
}

/** Something that was said just now, by either side in turn. */
export function turn(seq: number, text: string): CallEvent {
  const now = new Date().toISOString();
  return {
    seq,
    at: now,
    type: 'turn',
    speaker: seq % 2 === 0 ? 'agent' : 'caller',
    text,
    interrupted: false,
    origin: 'conversation',
    startedAt: now,
    endedAt: now,
    latency: null,
  };
}
