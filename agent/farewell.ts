import { setTimeout as wait } from 'node:timers/promises';
import type { voice } from '@livekit/agents';

/** Long enough for one sentence; a voice that fails must not keep the call open. */
const FAREWELL_MS = 8_000;

/** Says a last line in place of whatever is being said. Resolves when it has been played. */
export async function sayFarewell(session: voice.AgentSession, line: string): Promise<void> {
  session.interrupt({ force: true });
  const said = session.say(line, { allowInterruptions: false }).waitForPlayout();
  await Promise.race([said, wait(FAREWELL_MS, undefined, { ref: false })]);
}
