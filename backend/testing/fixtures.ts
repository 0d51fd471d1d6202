import { randomUUID } from 'node:crypto';
import type { AgentSettingsInput } from '../contract/agents.ts';
import type { OpenCallRequest } from '../contract/calls.ts';
import type { CallEvent, NewCallEvent } from '../contract/events.ts';

/** What a client sends to create an agent. */
export function agent(
  slug: string,
  settings: Partial<AgentSettingsInput> = {},
): AgentSettingsInput {
  return { slug, name: slug, greeting: 'Hello.', instructions: 'Be brief.', ...settings };
}

/** A call from the web into a room of its own. */
export function webCall(fields: Partial<OpenCallRequest> = {}): OpenCallRequest {
  return {
    roomName: 'web-1',
    roomSid: `RM_${randomUUID()}`,
    jobId: 'AJ_1',
    agent: null,
    draft: false,
    participantIdentity: 'web-caller',
    participantName: null,
    sip: null,
    ...fields,
  };
}

/** A phone call into a room of its own. */
export function phoneCall(
  calledNumber: string | null,
  callerNumber: string | null = '+15550199',
  fields: Partial<OpenCallRequest> = {},
): OpenCallRequest {
  return webCall({
    roomName: 'call-1',
    participantIdentity: 'sip_caller',
    sip: { callId: 'SCL_1', callerNumber, calledNumber },
    ...fields,
  });
}

/** An event of a call. */
export function event(seq: number, content: NewCallEvent): CallEvent {
  return { seq, at: '2026-01-01T10:00:02.000Z', ...content };
}

/** A turn as an event: the agent's and the caller's by turns. */
export function turnEvent(
  seq: number,
  fields: Partial<Extract<NewCallEvent, { type: 'turn' }>> = {},
): CallEvent {
  return event(seq, {
    type: 'turn',
    speaker: seq % 2 === 0 ? 'agent' : 'caller',
    text: `turn ${seq}`,
    interrupted: false,
    origin: 'conversation',
    startedAt: '2026-01-01T10:00:00.000Z',
    endedAt: '2026-01-01T10:00:01.500Z',
    latency: null,
    ...fields,
  });
}
