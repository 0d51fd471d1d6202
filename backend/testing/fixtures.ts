import { randomUUID } from 'node:crypto';
import type { AgentSettingsInput } from '../contract/agents.ts';
import type { OpenCallRequest, Turn } from '../contract/calls.ts';

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

export function turn(seq: number, fields: Partial<Turn> = {}): Turn {
  return {
    seq,
    speaker: seq % 2 === 0 ? 'agent' : 'caller',
    text: `turn ${seq}`,
    interrupted: false,
    startedAt: '2026-01-01T10:00:00.000Z',
    endedAt: '2026-01-01T10:00:01.500Z',
    ...fields,
  };
}
