import { z } from 'zod';
import type { AgentSettings } from './agents.ts';
import { agentSlug } from './common.ts';

/** What LiveKit hands from the dispatch to the worker's job, as JSON: which agent is meant. */
export const dispatchMetadata = z.object({
  agent: agentSlug,
  /** In which the caller is told when the backend cannot be asked for the agent. */
  language: z.string().max(50).default('en'),
});
export type DispatchMetadata = z.infer<typeof dispatchMetadata>;

export function writeDispatchMetadata({
  slug,
  language,
}: Pick<AgentSettings, 'slug' | 'language'>): string {
  return JSON.stringify({ agent: slug, language } satisfies DispatchMetadata);
}
