import { z } from 'zod';
import { agentSlug } from './common.ts';

/** What LiveKit hands from the dispatch to the worker's job, as JSON: which agent is meant. */
export const dispatchMetadata = z.object({ agent: agentSlug });

export function writeDispatchMetadata(agent: string): string {
  return JSON.stringify({ agent } satisfies z.infer<typeof dispatchMetadata>);
}
