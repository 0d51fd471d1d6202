import type { voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { OpenCallResponse } from '../backend/contract/calls.ts';
import { type Part, partsOf } from './must-hear/marked-text.ts';
import type { SpokenLines } from './spoken-lines.ts';

/** The agent's first words: with the caller's name where it is known and the agent has such a greeting. */
export function greetingFor(
  agent: Pick<AgentSettings, 'greeting' | 'namedGreeting' | 'recording'>,
  callerName: string | null,
): Part[] {
  const { greeting, namedGreeting, recording } = agent;
  const named =
    callerName === null || namedGreeting === null
      ? partsOf(greeting)
      : partsOf(namedGreeting).map(({ text, mustHear }) => {
          // A function, because a name may hold `$&` and the like, which mean something in a string.
          return { text: text.replaceAll('{name}', () => callerName), mustHear };
        });
  const { enabled, announcement } = recording;
  // Whoever is recorded is told so before anything else.
  return enabled && announcement !== null
    ? [{ text: announcement, mustHear: true }, ...named]
    : named;
}

/**
 * Says the greeting, and calls `onEnd` when it has been played or cut. What is the same for everyone
 * is played from the cache from the second call on, at once.
 */
export async function greet(
  session: voice.AgentSession,
  { agent, callerName }: Pick<OpenCallResponse, 'agent' | 'callerName'>,
  lines: Pick<SpokenLines, 'find' | 'keep'>,
  onEnd: () => void,
): Promise<void> {
  const forAll = new Set(greetingFor(agent, null).map(({ text }) => text));
  let last: voice.SpeechHandle | undefined;
  for (const { text, mustHear } of greetingFor(agent, callerName)) {
    const kept = await lines.find(text);
    last = session.say(text, { ...(kept && { audio: kept }), allowInterruptions: !mustHear });
    last.addDoneCallback(() => {
      if (forAll.has(text)) void lines.keep(text);
    });
  }
  if (last) last.addDoneCallback(onEnd);
  else onEnd();
}
