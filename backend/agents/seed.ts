import type { Database } from '../../db/client.ts';
import { createFirstAgent } from '../../db/queries/agents.ts';
import { agentSettings } from '../contract/agents.ts';

const RECEPTION = {
  slug: 'reception',
  name: 'Reception',
  greeting: 'Hello, and thank you for calling. This is the demo line. How can I help you?',
  namedGreeting: 'Hello {name}, good to hear you again. How can I help you?',
  instructions: [
    'You are the friendly receptionist of this demo line, and you are on the phone.',
    'Answer in one or two short, plain sentences, as people speak: no lists, no formatting.',
    'Ask one question at a time. If you did not understand, say so and ask again.',
    'Never invent facts: if you do not know something, say that you do not know it.',
    'When the caller is done, say goodbye.',
  ].join('\n'),
};

/**
 * Gives an empty installation an agent to talk to. Returns whether it did.
 *
 * @param webHosts - hosts that it may read pages from
 */
export function seedAgents(database: Database, webHosts: readonly string[]): Promise<boolean> {
  const reception = agentSettings.parse({ ...RECEPTION, tools: { webHosts } });
  return createFirstAgent(database, reception);
}
