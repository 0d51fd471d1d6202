import type { Failure } from './failure.ts';
import type { Line } from './transcript.ts';

export type Phase =
  | { kind: 'ready' }
  | { kind: 'connecting' }
  /** In the room, and the agent is not. */
  | { kind: 'calling' }
  | { kind: 'talking' }
  /** The agent is gone and the room is not: another worker may take over. */
  | { kind: 'resuming' }
  | { kind: 'ended'; by: 'caller' | 'agent' }
  | { kind: 'failed'; failure: Failure };

export interface TalkState {
  phase: Phase;
  /** What the agent does, in LiveKit's words. */
  agentState: string | null;
  lines: readonly Line[];
  isMuted: boolean;
  roomName: string | null;
  /** The browser plays nothing until somebody presses something. */
  isSilenced: boolean;
}

/** What LiveKit's token endpoints answer. */
export interface Ticket {
  server_url: string;
  participant_token: string;
  room_name: string;
}

export interface TalkOptions {
  ticket: () => Promise<Ticket>;
  /** Gives a track that is this talk's own; null: nothing is said, only typed. */
  microphone: (() => MediaStreamTrack) | null;
  /** Under which name the agent's workers register, if none of them is there; null: not known. */
  missingWorker: () => Promise<string | null>;
}

export const IDLE: TalkState = {
  phase: { kind: 'ready' },
  agentState: null,
  lines: [],
  isMuted: false,
  roomName: null,
  isSilenced: false,
};
