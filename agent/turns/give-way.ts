import { log, type voice } from '@livekit/agents';
import { followSpeeches } from './follow-speeches.ts';
import type { Yield } from './overlap.ts';

/** What an agent can do about its own voice while the caller speaks. */
export interface Floor {
  isSpeaking(): boolean;
  /** Whether it speaks at this moment, and may be interrupted. */
  mayBeInterrupted(): boolean;
  /** Whether something is or will be said that the caller must hear to its end. */
  mustBeHeard(): boolean;
  giveWay(move: Yield): void;
}

/** Stops, resumes and ends what the agent of a session is saying. */
export function floorOf(session: voice.AgentSession): Floor {
  const speeches = followSpeeches(session);
  const isOpen = () => speeches()[0]?.allowInterruptions ?? true;
  const isSpeaking = () => session.agentState === 'speaking';
  const stop = async () => {
    try {
      await session.interrupt().await;
    } catch (error) {
      log().warn({ error }, 'speech not interrupted');
    }
    session.output.audio?.resume();
  };
  return {
    isSpeaking,
    mayBeInterrupted: () => isSpeaking() && isOpen(),
    mustBeHeard: () =>
      speeches().some(({ allowInterruptions, interrupted }) => !allowInterruptions && !interrupted),
    giveWay(move) {
      // What must be heard may have begun since the caller did.
      if (move !== 'resume' && !isOpen()) return;
      if (move === 'pause') session.output.audio?.pause();
      else if (move === 'resume') session.output.audio?.resume();
      else void stop();
    },
  };
}
