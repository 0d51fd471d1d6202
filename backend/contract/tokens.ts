import { z } from 'zod';
import { agentSlug } from './common.ts';

/**
 * A request for a room token in the form of LiveKit's token endpoints, so that the
 * LiveKit client SDKs (`TokenSource.endpoint`) can send it, with `agent` added.
 * Other fields that those SDKs send, `room_config` among them, are ignored: which agent
 * is dispatched is decided here.
 */
export const tokenRequest = z.object({
  /** Which agent to talk to; the first one when absent. */
  agent: agentSlug.optional(),
  /** Talk to that agent's draft. Needs the right to change agents. */
  draft: z.boolean().default(false),
  room_name: z.string().min(1).max(200).optional(),
  participant_identity: z.string().min(1).max(200).optional(),
  participant_name: z.string().min(1).max(100).optional(),
});

/** The agent again, in the address: a client SDK lets its user choose the address, and not the body. */
export const tokenQuery = tokenRequest.pick({ agent: true });

export const tokenResponse = z.object({
  server_url: z.string(),
  participant_token: z.string(),
  room_name: z.string(),
});

export type TokenRequest = z.infer<typeof tokenRequest>;
export type TokenResponse = z.infer<typeof tokenResponse>;
