import {
  AgentDispatchClient,
  ParticipantInfo_State,
  RoomServiceClient,
  ServerError,
  SipCallError,
  SipClient,
} from 'livekit-server-sdk';
import type { LiveKitConfig } from '../config.ts';

const REQUEST_TIMEOUT_S = 5;

/** For so long the other side of a transfer may ring. */
const RINGING_S = 30;

/** `ParticipantInfo.Kind.AGENT` of livekit_models.proto, which the SDK does not export. */
const AGENT = 4;

export interface Room {
  name: string;
  /** Of this life of the room: a name may come again, this does not. */
  sid: string;
}

/** What is going on in a room. */
export interface RoomView {
  participants: { identity: string; isAgent: boolean }[];
  /** When agents were asked for, at the start of the room or later; the latest last. */
  dispatchedAt: Date[];
}

/** LiveKit's rooms, as far as the backend deals with them. Everything fails when LiveKit is away. */
export interface Rooms {
  list(): Promise<Room[]>;
  /** Null when the room is gone. */
  look(roomName: string): Promise<RoomView | null>;
  /** Ends a room for all who are in it; a caller on the phone is hung up. */
  remove(roomName: string): Promise<void>;
  /** Has one leave; nothing happens when it is not there. */
  removeParticipant(roomName: string, identity: string): Promise<void>;
  /**
   * Has a caller's line call another number in place of ours (SIP REFER), and waits until that is
   * answered. The caller hears it ring meanwhile.
   *
   * @param to - in E.164
   * @returns null when it was answered, or why not
   */
  transfer(roomName: string, identity: string, to: string): Promise<string | null>;
  /** Asks for an agent to join. Whether one comes is seen later. */
  dispatch(roomName: string, agentName: string, metadata: string): Promise<void>;
}

/** The rooms of a LiveKit server. */
export function livekitRooms({ url, apiKey, apiSecret }: LiveKitConfig): Rooms {
  const options = { requestTimeout: REQUEST_TIMEOUT_S };
  const rooms = new RoomServiceClient(url, apiKey, apiSecret, options);
  const agents = new AgentDispatchClient(url, apiKey, apiSecret, options);
  const sip = new SipClient(url, apiKey, apiSecret, options);
  return {
    list: async () => (await rooms.listRooms()).map(({ name, sid }) => ({ name, sid })),
    look: async (roomName) => {
      // Asked first, as it goes to the room itself: LiveKit takes participants from Redis, where
      // those of a server that died remain.
      const dispatches = await unlessGone(agents.listDispatch(roomName));
      const participants = dispatches && (await unlessGone(rooms.listParticipants(roomName)));
      if (!participants) return null;
      return {
        participants: participants
          .filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED)
          .map(({ identity, kind }) => ({ identity, isAgent: kind === AGENT })),
        dispatchedAt: dispatches
          .map(({ state }) => new Date(Number((state?.createdAt ?? 0n) / NANOSECONDS_PER_MS)))
          .toSorted((a, b) => a.getTime() - b.getTime()),
      };
    },
    remove: async (roomName) => {
      await unlessGone(rooms.deleteRoom(roomName));
    },
    removeParticipant: async (roomName, identity) => {
      await unlessGone(rooms.removeParticipant(roomName, identity));
    },
    transfer: async (roomName, identity, to) => {
      const how = { playDialtone: true, ringingTimeout: RINGING_S };
      try {
        await sip.transferSipParticipant(roomName, identity, `tel:${to}`, how);
        return null;
      } catch (error) {
        if (error instanceof SipCallError) return `${error.sipStatusCode} ${error.sipStatus}`;
        if (error instanceof ServerError) return error.message;
        throw error;
      }
    },
    dispatch: async (roomName, agentName, metadata) => {
      await agents.createDispatch(roomName, agentName, { metadata });
    },
  };
}

const NANOSECONDS_PER_MS = 1_000_000n;

/** LiveKit's answer; undefined when there is no such room, or no server any more that holds it. */
async function unlessGone<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    const isGone =
      error instanceof ServerError &&
      (error.code === 'not_found' || error.message.endsWith('no response from servers'));
    if (isGone) return undefined;
    throw error;
  }
}
