import { EventEmitter } from 'node:events';
import {
  DisconnectReason,
  ParticipantKind,
  type RemoteParticipant,
  RoomEvent,
} from '@livekit/rtc-node';
import { expect, it, vi } from 'vitest';
import { watchDeparture } from './departure.ts';
import type { Ending } from './outcome.ts';
import type { CallContext } from './prewarm.ts';

const { CLIENT_INITIATED, ROOM_DELETED, USER_REJECTED, CONNECTION_TIMEOUT, SIGNAL_CLOSE } =
  DisconnectReason;

/** A room with one caller in it, and how the call ended; undefined: it goes on. */
function room(kind: ParticipantKind, attributes: Record<string, string> = {}, isHere = true) {
  const caller = { identity: 'caller', kind, attributes } as unknown as RemoteParticipant;
  const events = Object.assign(new EventEmitter(), {
    remoteParticipants: new Map(isHere ? [['caller', caller]] : []),
    getRtcStats: async () => ({ publisherStats: [], subscriberStats: [] }),
  });
  let ending: Ending | undefined;
  const stop = watchDeparture({ room: events } as unknown as CallContext, caller, (how) => {
    ending ??= how;
  });
  stop();
  const disconnect = (disconnectReason: DisconnectReason, identity = 'caller') => {
    events.emit(RoomEvent.ParticipantDisconnected, { identity, disconnectReason });
    return ending?.cause;
  };
  return { events, caller, disconnect, cause: () => ending?.cause };
}

const phone = (callStatus: string) => room(ParticipantKind.SIP, { 'sip.callStatus': callStatus });

it.each([CLIENT_INITIATED, ROOM_DELETED, USER_REJECTED])(
  'takes disconnect reason %i for a caller who left',
  (reason) => {
    expect(phone('active').disconnect(reason)).toBe('caller_left');
    expect(room(ParticipantKind.STANDARD).disconnect(reason)).toBe('caller_left');
  },
);

it.each([CONNECTION_TIMEOUT, SIGNAL_CLOSE])(
  'takes disconnect reason %i for a broken connection',
  (reason) => {
    expect(phone('active').disconnect(reason)).toBe('connection_lost');
    expect(room(ParticipantKind.STANDARD).disconnect(reason)).toBe('connection_lost');
  },
);

it('takes the end of a phone call that was not answered yet for a caller who gave up', () => {
  expect(phone('ringing').disconnect(CONNECTION_TIMEOUT)).toBe('caller_left');
});

it('does not mind others who leave', () => {
  expect(phone('active').disconnect(CLIENT_INITIATED, 'friend')).toBeUndefined();
});

it('hears of a hang-up before the phone has left', () => {
  const { events, caller, cause } = phone('active');
  events.emit(RoomEvent.ParticipantAttributesChanged, { 'sip.callStatus': 'active' }, caller);
  expect(cause()).toBeUndefined();
  events.emit(RoomEvent.ParticipantAttributesChanged, { 'sip.callStatus': 'hangup' }, caller);
  expect(cause()).toBe('caller_left');
});

it('knows of a caller who left before it was watched', () => {
  expect(room(ParticipantKind.SIP, {}, false).cause()).toBe('caller_left');
});

it('knows a lost room', () => {
  const { events, cause } = phone('active');
  events.emit(RoomEvent.Disconnected);
  expect(cause()).toBe('connection_lost');
});

it("dates the end of a phone's audio to its last packet", async () => {
  vi.useFakeTimers();
  const caller = { identity: 'caller', kind: ParticipantKind.SIP, attributes: {} };
  const events = Object.assign(new EventEmitter(), {
    remoteParticipants: new Map([['caller', caller]]),
    getRtcStats: async () => ({ publisherStats: [], subscriberStats: [] }),
  });
  const ended = new Promise<Ending>((resolve) =>
    watchDeparture(
      { room: events } as unknown as CallContext,
      caller as unknown as RemoteParticipant,
      resolve,
    ),
  );
  const startedAt = Date.now();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await ended).toEqual({
    cause: 'caller_left',
    detail: 'audio stopped',
    atMs: startedAt,
  });
  vi.useRealTimers();
});
