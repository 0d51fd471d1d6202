import { voice } from '@livekit/agents';
import { pause } from './providers/deadline.ts';
import type { Providers } from './providers.ts';
import { VAD_MIN_SILENCE_MS } from './session.ts';
import { signalTone } from './signal-tone.ts';

/** Sounds this short that the recogniser makes no words of are a cough or a knock. */
const NOISE_MS = 1_000;
/** With words as new as this, it is only that the turn is not over yet, or that they made none. */
const UNDERSTOOD_MS = 4_000;
/** The SDK does not tell when a reply that it prepared ahead is wanted. */
const POLL_MS = 20;

/**
 * Tells the caller, in place of a reply, when the recogniser or the voice has failed or the line is
 * too bad (the model says so itself, as its reply), and takes back what could not be spoken.
 *
 * @param onFarewell - called when failures were too many, after the caller was told so
 */
export function watchFailures(
  session: voice.AgentSession,
  { stt, tts, lines, failedTurns, patience }: Providers,
  onFarewell: () => void,
): void {
  let latest: voice.SpeechHandle | undefined;
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
    latest = speechHandle;
  });

  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || item.role !== 'assistant') return;
    const said = item.textContent?.trim() ?? '';
    failedTurns.count(said);
    if (failedTurns.isLast(said)) onFarewell();
  });

  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ oldState, newState, createdAt }) => {
    if (newState === 'speaking') patience.callerSpeaks();
    else if (oldState === 'speaking') patience.callerSpoke(createdAt - VAD_MIN_SILENCE_MS);
  });

  let wordsAtMs = 0;
  session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ transcript, createdAt }) => {
    if (transcript.trim() !== '') wordsAtMs = createdAt;
  });

  session.on(
    voice.AgentSessionEventTypes.UserTranscriptionTimeout,
    ({ speechDuration, vadSpeechStartedAt, createdAt }) => {
      if (createdAt - wordsAtMs < UNDERSTOOD_MS) return;
      const isAlive = stt.hasAnsweredSince(vadSpeechStartedAt);
      const isNoise = speechDuration < NOISE_MS && isAlive;
      if (isNoise || session.agentState !== 'listening') return;
      // One that is alive may have gone deaf all the same: a new connection costs the caller nothing.
      stt.giveUp();
      const { notHeard, badLine, badLineAgain, badLineGoodbye } = lines.texts;
      session.say(
        isAlive
          ? failedTurns.lineFor(badLine, badLineAgain, badLineGoodbye)
          : failedTurns.lineFor(notHeard),
      );
    },
  );

  const sayVoiceFailed = async () => {
    const line = failedTurns.lineFor(lines.texts.lostVoice);
    if (await lines.find(line)) return void session.say(line);
    // Without a voice there is nothing to go on with.
    await session.say('', { audio: signalTone(), addToChatCtx: false }).waitForPlayout();
    onFarewell();
  };

  tts.onFailed = async (closed) => {
    const failed = latest;
    // Before it is wanted, taking it back would lose the caller's turn with it.
    while (!failed?.scheduled && !closed.aborted) {
      // Another one was prepared in its place, and fails for itself.
      if (failed !== latest) return;
      await pause(POLL_MS, closed);
    }
    if (closed.aborted || failed?.interrupted) return;
    failed?.interrupt(true);
    void sayVoiceFailed();
  };
}
