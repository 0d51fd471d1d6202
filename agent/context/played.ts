import { voice } from '@livekit/agents';

interface PlaybackFinished {
  interrupted: boolean;
  /** What was played of the text, when the output knows it. */
  synchronizedTranscript?: string;
}

/**
 * Makes the model's history say what the caller heard. Of a reply that was cut the SDK keeps what
 * was played, but of a line given to `session.say` all of it (1.9.0), so that the model would take
 * for said what was not. To be attached after `session.start`, which creates the audio output, and
 * before all who read the turns.
 */
export function keepWhatWasPlayed(session: voice.AgentSession): void {
  let played: string | undefined;
  session.output.audio?.on(
    voice.AudioOutput.EVENT_PLAYBACK_FINISHED,
    ({ synchronizedTranscript }: PlaybackFinished) => {
      // A message may be played in several pieces.
      if (synchronizedTranscript !== undefined) played = (played ?? '') + synchronizedTranscript;
    },
  );
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || item.role !== 'assistant') return;
    // A voice that failed before its first sound leaves no word of what was played.
    if (item.interrupted && item.metrics.startedSpeakingAt === undefined) played = '';
    if (item.interrupted && played !== undefined) item.content = played === '' ? [] : [played];
    played = undefined;
    if (item.content.length === 0) forgetEmpty(session.currentAgent);
  });
}

/** A message without content would stand in each request from now on. */
function forgetEmpty(agent: voice.Agent): void {
  void agent.updateChatCtx(agent.chatCtx.copy({ excludeEmptyMessage: true }));
}
