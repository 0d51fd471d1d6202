import { voice } from '@livekit/agents';
import type { RecordEvent } from './record.ts';

/** Records what each side is doing: speaking, listening, thinking, away. */
export function observeStates(session: voice.AgentSession, record: RecordEvent): void {
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) =>
    record({ type: 'state', party: 'caller', state: newState }),
  );
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) =>
    record({ type: 'state', party: 'agent', state: newState }),
  );
}
