import { z } from 'zod';
import type { AgentSettings } from './agents.ts';
import { agentSlug } from './common.ts';

/** What LiveKit hands from the dispatch to the worker's job, as JSON: which agent is meant. */
export const dispatchMetadata = z.object({
  agent: agentSlug,
  /** In which the caller is told when the backend cannot be asked for the agent. */
  language: z.string().max(50).default('en'),
  /** Its draft is to be tried, not what is published. */
  draft: z.literal(true).optional(),
});
export type DispatchMetadata = z.infer<typeof dispatchMetadata>;

/** @param options.draft - the settings are those of the draft */
export function writeDispatchMetadata(
  { slug, language }: Pick<AgentSettings, 'slug' | 'language'>,
  { draft = false } = {},
): string {
  return JSON.stringify({
    agent: slug,
    language,
    ...(draft && { draft }),
  } satisfies DispatchMetadata);
}
