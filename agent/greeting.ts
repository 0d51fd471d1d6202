import type { AgentSettings } from '../backend/contract/agents.ts';

/** The agent's first words: with the caller's name where it is known and the agent has such a greeting. */
export function greetingFor(
  agent: Pick<AgentSettings, 'greeting' | 'namedGreeting'>,
  callerName: string | null,
): string {
  if (callerName === null || agent.namedGreeting === null) return agent.greeting;
  // A function, because a name may hold `$&` and the like, which mean something in a string.
  return agent.namedGreeting.replaceAll('{name}', () => callerName);
}
