import type { Participant, RemoteParticipant, RemoteTrack, Room } from 'livekit-client';
import { createStore } from '../../lib/store.ts';
import { absentFailure, connectionFailure, type Failure, LOST, tokenFailure } from './failure.ts';
import { IDLE, type Phase, type TalkOptions, type TalkState } from './talk-state.ts';
import { type Line, settled, withSegment } from './transcript.ts';

/** A worker takes a call within a second; a slow machine that starts one takes ten. */
const AGENT_COMES_MS = 20_000;

/** So long another worker may take to go on in the place of one that died. */
const AGENT_RETURNS_MS = 15_000;

const TRANSCRIPTION = 'lk.transcription';
const CHAT = 'lk.chat';
const SEGMENT_ID = 'lk.segment_id';
const IS_FINAL = 'lk.transcription_final';
const AGENT_STATE = 'lk.agent.state';

/** One talk with an agent after another, each in a room of its own. */
export class TalkSession {
  readonly state = createStore<TalkState>(IDLE);
  #room: Room | null = null;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sounds: HTMLMediaElement[] = [];

  async start({ ticket, microphone, missingWorker }: TalkOptions): Promise<void> {
    this.#set({ ...IDLE, phase: { kind: 'connecting' } });
    this.#attempt += 1;
    const attempt = this.#attempt;
    // The client is large, and needed by nobody who does not talk.
    const begun = await Promise.all([ticket(), import('livekit-client')]).catch(
      (error: unknown) => {
        if (attempt === this.#attempt) this.#fail(tokenFailure(error));
      },
    );
    // Given up meanwhile.
    if (!begun || attempt !== this.#attempt) return;
    const [given, livekit] = begun;
    const room = new livekit.Room({ adaptiveStream: false, dynacast: false });
    this.#room = room;
    this.#listen(room, livekit.RoomEvent, livekit.Track.Kind.Audio);
    let track: MediaStreamTrack | null = null;
    try {
      await room.connect(given.server_url, given.participant_token);
      if (this.#room !== room) return;
      this.#set({ phase: { kind: 'calling' }, roomName: given.room_name });
      this.#timer = setTimeout(() => {
        void missingWorker().then((name) => {
          if (this.#room === room) this.#fail(absentFailure(name));
        });
      }, AGENT_COMES_MS);
      for (const participant of room.remoteParticipants.values()) this.#meet(participant);
      if (microphone !== null) {
        track = microphone();
        const source = livekit.Track.Source.Microphone;
        await room.localParticipant.publishTrack(track, { source });
      }
    } catch (error) {
      track?.stop();
      if (this.#room === room) this.#fail(connectionFailure(error, given.server_url));
    }
  }

  async mute(isMuted: boolean): Promise<void> {
    const [publication] = this.#room?.localParticipant.audioTrackPublications.values() ?? [];
    await (isMuted ? publication?.mute() : publication?.unmute());
    this.#set({ isMuted });
  }

  async type(text: string): Promise<void> {
    await this.#room?.localParticipant.sendText(text, { topic: CHAT });
    this.#add({ id: crypto.randomUUID(), speaker: 'caller', text, isFinal: true });
  }

  /** To be called where somebody has pressed something. */
  async unsilence(): Promise<void> {
    await this.#room?.startAudio();
  }

  end(): void {
    this.#finish({ kind: 'ended', by: 'caller' });
  }

  #listen(
    room: Room,
    events: typeof import('livekit-client').RoomEvent,
    audio: RemoteTrack['kind'],
  ): void {
    room
      .on(events.ParticipantConnected, (participant) => this.#meet(participant))
      .on(events.ParticipantAttributesChanged, (_, participant) => this.#follow(participant))
      .on(events.TrackSubscribed, (track, _, { isAgent }) => {
        if (track.kind !== audio) return;
        const sound = track.attach();
        this.#sounds.push(sound);
        document.body.append(sound);
        if (isAgent) this.#answered();
      })
      .on(events.AudioPlaybackStatusChanged, () =>
        this.#set({ isSilenced: !room.canPlaybackAudio }),
      )
      .on(events.ParticipantDisconnected, ({ isAgent }) => {
        if (isAgent) this.#awaitAnother();
      })
      .on(events.Disconnected, () => {
        if (this.#room !== room) return;
        // A call that has ended takes its room with it.
        const { kind } = this.state.get().phase;
        if (kind === 'talking' || kind === 'resuming') this.#finish({ kind: 'ended', by: 'agent' });
        else if (kind !== 'connecting') this.#fail(LOST);
      });
    room.registerTextStreamHandler(TRANSCRIPTION, async (reader, { identity }) => {
      const { id: streamId, attributes = {} } = reader.info;
      const segment = {
        id: attributes[SEGMENT_ID] ?? streamId,
        speaker: identity === room.localParticipant.identity ? 'caller' : 'agent',
      } as const;
      let text = '';
      try {
        for await (const piece of reader) {
          text += piece;
          this.#add({ ...segment, text, isFinal: false });
        }
      } catch {
        // Leaving cuts off what is still being said.
      }
      // Each reading of what the caller says is a stream of its own, the agent's words are one.
      const isFinal = segment.speaker === 'agent' || attributes[IS_FINAL] === 'true';
      if (isFinal) this.#add({ ...segment, text, isFinal });
    });
  }

  #meet(participant: RemoteParticipant): void {
    if (participant.isAgent) this.#follow(participant);
  }

  #follow(participant: Participant): void {
    const agentState = participant.attributes[AGENT_STATE];
    if (participant.isAgent && agentState !== undefined) this.#set({ agentState });
  }

  #answered(): void {
    clearTimeout(this.#timer);
    const { kind } = this.state.get().phase;
    if (kind === 'calling' || kind === 'resuming') this.#set({ phase: { kind: 'talking' } });
  }

  /** Who hangs up takes the room along; an agent that is gone by itself may have died. */
  #awaitAnother(): void {
    const others = [...(this.#room?.remoteParticipants.values() ?? [])];
    if (this.state.get().phase.kind !== 'talking' || others.some(({ isAgent }) => isAgent)) return;
    this.#set({ phase: { kind: 'resuming' }, agentState: null });
    this.#timer = setTimeout(() => this.#finish({ kind: 'ended', by: 'agent' }), AGENT_RETURNS_MS);
  }

  #add(segment: Line): void {
    this.state.update((state) => ({ ...state, lines: withSegment(state.lines, segment) }));
  }

  #fail(failure: Failure): void {
    this.#finish({ kind: 'failed', failure });
  }

  #finish(phase: Phase): void {
    clearTimeout(this.#timer);
    this.#attempt += 1;
    const room = this.#room;
    this.#room = null;
    for (const sound of this.#sounds.splice(0)) sound.remove();
    this.state.update((state) => ({ ...state, phase, lines: settled(state.lines) }));
    void room?.disconnect();
  }

  #set(fields: Partial<TalkState>): void {
    this.state.update((state) => ({ ...state, ...fields }));
  }
}
