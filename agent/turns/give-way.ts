import { log, voice } from '@livekit/agents';
import type { Yield } from './overlap.ts';

/** What an agent can do about its own voice while the caller speaks. */
export interface Floor {
  /** Whether it speaks at this moment, and may be interrupted. */
  mayBeInterrupted(): boolean;
  giveWay(move: Yield): void;
}

/** Stops, resumes and ends what the agent of a session is saying. */
export function floorOf(session: voice.AgentSession): Floor {
  /** What is said or waits to be said, in its order. */
  let speeches: voice.SpeechHandle[] = [];
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
    speeches = [...speeches.filter((speech) => !speech.done()), speechHandle];
  });
  const isOpen = () => {
    const speech = speeches.find((speech) => speech.scheduled && !speech.done());
    return speech?.allowInterruptions ?? true;
  };
  const stop = async () => {
    try {
      await session.interrupt().await;
    } catch (error) {
      log().warn({ error }, 'speech not interrupted');
    }
    session.output.audio?.resume();
  };
  return {
    mayBeInterrupted: () => session.agentState === 'speaking' && isOpen(),
    giveWay(move) {
      if (move === 'pause') session.output.audio?.pause();
      else if (move === 'resume') session.output.audio?.resume();
      else void stop();
    },
  };
}
