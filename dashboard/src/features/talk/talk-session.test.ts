import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TalkSession } from './talk-session.ts';

const { publish } = vi.hoisted(() => ({ publish: vi.fn(async () => {}) }));

/** As much of LiveKit's room as is used of it. */
class FakeRoom extends EventEmitter {
  static last: FakeRoom;
  readonly remoteParticipants = new Map<string, object>();
  readonly localParticipant = { identity: 'me', publishTrack: publish };
  readonly disconnect = vi.fn();
  readonly connect = vi.fn(async () => {});
  readonly registerTextStreamHandler = vi.fn();
  constructor() {
    super();
    FakeRoom.last = this;
  }
}

const EVENTS = [
  'ParticipantConnected',
  'ParticipantAttributesChanged',
  'TrackSubscribed',
  'AudioPlaybackStatusChanged',
  'ParticipantDisconnected',
  'Disconnected',
];
vi.mock('livekit-client', () => ({
  Room: FakeRoom,
  RoomEvent: Object.fromEntries(EVENTS.map((event) => [event, event])),
  Track: { Kind: { Audio: 'audio' }, Source: { Microphone: 'microphone' } },
}));

const AGENT = { isAgent: true, attributes: {} };
const sound = { kind: 'audio', attach: () => ({ remove: () => {} }) };
const newTrack = () => ({ stop: vi.fn() });
const begin = async (track = newTrack()) => {
  const session = new TalkSession();
  await session.start({
    ticket: async () => ({ server_url: 'ws://a', participant_token: 't', room_name: 'web-1' }),
    microphone: () => track as unknown as MediaStreamTrack,
    missingWorker: async () => null,
  });
  return session;
};
const kindOf = (session: TalkSession) => session.state.get().phase.kind;
const answer = () => FakeRoom.last.emit('TrackSubscribed', sound, {}, AGENT);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { body: { append: () => {} } });
});
afterEach(() => {
  vi.useRealTimers();
});

it('goes on with another worker when the one that talked has died', async () => {
  const session = await begin();
  answer();
  expect(kindOf(session)).toBe('talking');
  FakeRoom.last.emit('ParticipantDisconnected', AGENT);
  expect(kindOf(session)).toBe('resuming');
  await vi.advanceTimersByTimeAsync(14_000);
  answer();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kindOf(session)).toBe('talking');
});

it('ends when no other comes', async () => {
  const session = await begin();
  answer();
  FakeRoom.last.emit('ParticipantDisconnected', AGENT);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(session.state.get().phase).toEqual({ kind: 'ended', by: 'agent' });
  expect(FakeRoom.last.disconnect).toHaveBeenCalled();
});

it('ends at once with its room, and keeps talking while another agent is there', async () => {
  const session = await begin();
  answer();
  FakeRoom.last.remoteParticipants.set('another', AGENT);
  FakeRoom.last.emit('ParticipantDisconnected', AGENT);
  expect(kindOf(session)).toBe('talking');
  FakeRoom.last.remoteParticipants.clear();
  FakeRoom.last.emit('ParticipantDisconnected', AGENT);
  FakeRoom.last.emit('Disconnected');
  expect(session.state.get().phase).toEqual({ kind: 'ended', by: 'agent' });
});

it('leaves no microphone open when its track could not be sent', async () => {
  const track = newTrack();
  publish.mockRejectedValueOnce(new Error('gone'));
  const session = await begin(track);
  expect(track.stop).toHaveBeenCalled();
  expect(kindOf(session)).toBe('failed');
});
