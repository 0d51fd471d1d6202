import { voice } from '@livekit/agents';

/** What is said or waits to be said in a session, from now on, in the order in which it was begun. */
export function followSpeeches(session: voice.AgentSession): () => voice.SpeechHandle[] {
  let speeches: voice.SpeechHandle[] = [];
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
    speeches = [...speeches.filter((speech) => !speech.done()), speechHandle];
  });
  // A reply that is only prepared is not scheduled.
  return () => speeches.filter((speech) => speech.scheduled && !speech.done());
}
