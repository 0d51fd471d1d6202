import type { Room, Rooms, RoomView } from '../livekit/rooms.ts';

/** LiveKit's rooms in memory. */
export class MemoryRooms implements Rooms {
  /** LiveKit is away: everything fails. */
  isAway = false;
  /** A server died: its rooms are listed still, and gone. */
  keepsListing = false;
  /** What a carrier says to a transfer; null: it does as it is told. */
  refusesTransfer: string | null = null;
  /** What was asked, in order; looking is not noted. */
  readonly asked: string[] = [];
  readonly #rooms = new Map<string, Room & RoomView>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** A room with these participants, into which an agent has been dispatched. */
  open(room: Room, participants: RoomView['participants']): void {
    this.#rooms.set(room.name, { ...room, participants, dispatchedAt: [this.#now()] });
  }

  close(roomName: string): void {
    this.#rooms.delete(roomName);
  }

  leave(roomName: string, identity: string): void {
    const room = this.#room(roomName);
    room.participants = room.participants.filter((one) => one.identity !== identity);
  }

  async list(): Promise<Room[]> {
    this.#answer();
    return [...this.#rooms.values()].map(({ name, sid }) => ({ name, sid }));
  }

  async look(roomName: string): Promise<RoomView | null> {
    this.#answer();
    return (!this.keepsListing && this.#rooms.get(roomName)) || null;
  }

  async remove(roomName: string): Promise<void> {
    this.#answer();
    this.asked.push(`remove ${roomName}`);
    if (!this.keepsListing) this.close(roomName);
  }

  async removeParticipant(roomName: string, identity: string): Promise<void> {
    this.#answer();
    this.asked.push(`remove ${identity} from ${roomName}`);
    this.leave(roomName, identity);
  }

  async transfer(roomName: string, identity: string, to: string): Promise<string | null> {
    this.#answer();
    this.asked.push(`transfer ${identity} in ${roomName} to ${to}`);
    return this.refusesTransfer;
  }

  async dispatch(roomName: string, agentName: string, metadata: string): Promise<void> {
    this.#answer();
    this.asked.push(`dispatch ${agentName} ${metadata} into ${roomName}`);
    this.#room(roomName).dispatchedAt.push(this.#now());
  }

  #answer(): void {
    if (this.isAway) throw new Error('LiveKit does not answer');
  }

  #room(roomName: string): Room & RoomView {
    const room = this.#rooms.get(roomName);
    if (room === undefined) throw new Error(`there is no room ${roomName}`);
    return room;
  }
}
