import { setTimeout as wait } from 'node:timers/promises';
import { voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import { type AgentSettings, agentSettings } from '../backend/contract/agents.ts';
import type { CallContext } from './prewarm.ts';
import { createTts } from './session.ts';

/** Long enough for one sentence; the voice itself may be what fails, and then the call just ends. */
const APOLOGY_MS = 8_000;

/** Speaks when the agent's own settings cannot be had. */
const SPOKESPERSON = agentSettings.parse({
  slug: 'spokesperson',
  name: 'Switchboard',
  greeting: 'Hello.',
  instructions: 'Apologise.',
});

/**
 * Says one line to a caller whose conversation cannot start or go on. Listens to nothing and
 * stores nothing. Resolves when it has been played, or when that takes too long.
 */
export async function apologise(
  ctx: CallContext,
  caller: RemoteParticipant,
  line: string,
  agent: AgentSettings = SPOKESPERSON,
): Promise<void> {
  const tts = createTts(agent, ctx.proc.userData.config);
  const session = new voice.AgentSession({ vad: null, tts, turnHandling: { turnDetection: null } });
  const speak = async () => {
    await session.start({
      room: ctx.room,
      agent: new voice.Agent({ instructions: '' }),
      inputOptions: { participantIdentity: caller.identity, audioEnabled: false },
      record: false,
    });
    await session.say(line, { allowInterruptions: false }).waitForPlayout();
  };
  await Promise.race([speak(), wait(APOLOGY_MS, undefined, { ref: false })]);
  await session.close();
}
