import { type VAD, type VADEvent, VADEventType, voice } from '@livekit/agents';
import { turnTimingOf } from '../backend/contract/turn-taking.ts';
import type { CallLanguage } from './language/call-language.ts';
import type { Providers } from './providers.ts';
import { spokenStream } from './spoken-text.ts';
import { floorOf } from './turns/give-way.ts';
import { heardBy } from './turns/heard-vad.ts';
import { TurnStt } from './turns/turn-stt.ts';

/** Silence after which the voice activity detector says that speech has ended. */
export const VAD_MIN_SILENCE_MS = 250;

/** An agent that stopped for a sound which was no turn goes on so long after it. */
const RESUMED_AFTER_MS = 300;

/** A recogniser that has no transcript this long after the caller spoke has failed. */
const TRANSCRIPT_MS = 2_600;

/** Sound that is speech for so long is speech, to the detector. */
export const VAD_MIN_SPEECH_MS = 50;

/** Of the caller's audio: what the recogniser, the detector and the model of turns all work with. */
export const HEARING_RATE = 16_000;

/** The session that holds a conversation in the language of the call, as the agent's settings ask for. Not started. */
export function createSession(
  language: CallLanguage,
  vad: VAD,
  { stt, llm, tts, voices, replies }: Pick<Providers, 'stt' | 'llm' | 'tts' | 'voices' | 'replies'>,
) {
  const { agent } = language;
  const { turnTaking } = agent;
  const turns = new TurnStt(stt, {
    language,
    timing: turnTimingOf(turnTaking),
    interruptedAfterMs: turnTaking.minInterruptionMs - VAD_MIN_SPEECH_MS,
    floor: () => floor,
    mayPrepare: (completeness) => replies.budget.maySpeculate(completeness),
    agentSaid: () => lastSaid(session),
  });
  const hear = (event: VADEvent) => {
    if (event.type === VADEventType.START_OF_SPEECH) voices.prepare();
    turns.hear(event);
  };
  const session: voice.AgentSession = new voice.AgentSession({
    vad: heardBy(vad, hear),
    stt: turns,
    llm,
    tts,
    turnHandling: {
      // `TurnStt` says when a turn is over; what has to be waited for, it has waited for.
      turnDetection: 'stt',
      endpointing: { minDelay: 0, maxDelay: 0 },
      interruption: {
        mode: 'vad',
        // `TurnStt` also says when the agent is interrupted.
        minDuration: Number.MAX_SAFE_INTEGER,
        falseInterruptionTimeout: RESUMED_AFTER_MS,
        // What the caller says over what must be heard is answered after it.
        discardAudioIfUninterruptible: false,
      },
      // It also limits how often a reply is prepared.
      preemptiveGeneration: {
        enabled: true,
        preemptiveTts: true,
        maxRetries: Number.MAX_SAFE_INTEGER,
        maxSpeechDuration: Number.MAX_SAFE_INTEGER,
      },
    },
    ttsTextTransforms: [spokenStream(agent)],
    transcriptionTimeout: TRANSCRIPT_MS,
    // Phones cancel echo themselves, and the warm-up would drop a quick caller's first words.
    aecWarmupDuration: null,
    // `watchForSilence` does it.
    userAwayTimeout: null,
  });
  const floor = floorOf(session);
  return session;
}

function lastSaid(session: voice.AgentSession): string | null {
  const said = session.history.items.findLast(
    (item) => item.type === 'message' && item.role === 'assistant',
  );
  return said?.type === 'message' ? (said.textContent ?? null) : null;
}
