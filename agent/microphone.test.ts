import { EventEmitter } from 'node:events';
import { type Room, RoomEvent, TrackKind, TrackSource } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { onMicrophone } from './microphone.ts';

const microphone = { kind: TrackKind.KIND_AUDIO, source: TrackSource.SOURCE_MICROPHONE };
const camera = { kind: TrackKind.KIND_VIDEO, source: TrackSource.SOURCE_CAMERA };

function roomWith(...tracks: object[]) {
  const trackPublications = new Map(tracks.map((track, n) => [String(n), track]));
  const remoteParticipants = new Map([
    ['caller', { trackPublications }],
    ['other', { trackPublications: new Map([['0', { ...microphone, track: 'other' }]]) }],
  ]);
  return Object.assign(new EventEmitter(), { remoteParticipants });
}
const follow = (room: ReturnType<typeof roomWith>) => {
  const taken: unknown[] = [];
  const stop = onMicrophone(
    room as unknown as Room,
    (identity) => identity === 'caller',
    (track) => taken.push(track),
  );
  return { taken, stop };
};

it('takes the microphone that is there, and those that come later', () => {
  const room = roomWith({ ...microphone, track: 'first' }, { ...camera, track: 'video' });
  const { taken } = follow(room);
  room.emit(RoomEvent.TrackSubscribed, 'second', microphone, { identity: 'caller' });
  expect(taken).toEqual(['first', 'second']);
});

it('takes nothing that is not subscribed to, no microphone, of someone else, or after its end', () => {
  const room = roomWith(microphone);
  const { taken, stop } = follow(room);
  room.emit(RoomEvent.TrackSubscribed, 'video', camera, { identity: 'caller' });
  room.emit(RoomEvent.TrackSubscribed, 'other', microphone, { identity: 'supervisor' });
  stop();
  room.emit(RoomEvent.TrackSubscribed, 'late', microphone, { identity: 'caller' });
  expect(taken).toEqual([]);
});
