import { setTimeout as wait } from 'node:timers/promises';
import { voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import type { CallContext } from './prewarm.ts';
import { signalTone } from './signal-tone.ts';
import { type Speaker, SpokenLines } from './spoken-lines.ts';

/** Long enough for one sentence; a connection that breaks meanwhile must not keep the call open. */
const APOLOGY_MS = 8_000;
/** A line that has never been kept is synthesised now, if the voice is there. */
const SYNTHESIS_MS = 3_000;

/**
 * Says one line to a caller whose conversation cannot start or go on. Listens to nothing and
 * stores nothing. Resolves when it has been played, or when that takes too long.
 *
 * @param speaker - the agent, or what is known of it
 */
export async function apologise(
  ctx: CallContext,
  caller: RemoteParticipant,
  line: string,
  speaker: Speaker,
): Promise<void> {
  const lines = new SpokenLines(ctx.proc.userData, speaker);
  await Promise.race([lines.keep(line), wait(SYNTHESIS_MS, undefined, { ref: false })]);
  const audio = (await lines.find(line)) ?? signalTone();
  const session = new voice.AgentSession({ vad: null, turnHandling: { turnDetection: null } });
  const speak = async () => {
    await session.start({
      room: ctx.room,
      agent: new voice.Agent({ instructions: '' }),
      inputOptions: { participantIdentity: caller.identity, audioEnabled: false },
      record: false,
    });
    await session.say(line, { audio, allowInterruptions: false }).waitForPlayout();
  };
  await Promise.race([speak(), wait(APOLOGY_MS, undefined, { ref: false })]);
  await session.close();
}
