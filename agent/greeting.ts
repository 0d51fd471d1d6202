import type { voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { OpenCallResponse } from '../backend/contract/calls.ts';
import type { SpokenLines } from './spoken-lines.ts';

/** The agent's first words: with the caller's name where it is known and the agent has such a greeting. */
export function greetingFor(
  agent: Pick<AgentSettings, 'greeting' | 'namedGreeting' | 'recording'>,
  callerName: string | null,
): string {
  const { greeting, namedGreeting, recording } = agent;
  // Whoever is recorded is told so before anything else.
  const announcement = recording.enabled ? recording.announcement : null;
  const named =
    callerName === null || namedGreeting === null
      ? greeting
      : // A function, because a name may hold `$&` and the like, which mean something in a string.
        namedGreeting.replaceAll('{name}', () => callerName);
  return announcement === null ? named : `${announcement} ${named}`;
}

/**
 * Says the greeting, and calls `onEnd` when it has been played or cut. The plain one is the same
 * for everyone, so from the second call on it is played from the cache, at once.
 */
export async function greet(
  session: voice.AgentSession,
  { agent, callerName }: OpenCallResponse,
  lines: SpokenLines,
  onEnd: () => void,
): Promise<void> {
  const text = greetingFor(agent, callerName);
  const kept = await lines.find(text);
  const speech = kept ? session.say(text, { audio: kept }) : session.say(text);
  speech.addDoneCallback(() => {
    onEnd();
    // With the caller's name in it, it is for this caller only.
    if (text === greetingFor(agent, null)) void lines.keep(text);
  });
}
