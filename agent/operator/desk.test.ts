import { EventEmitter } from 'node:events';
import { initializeLogger, llm, type voice } from '@livekit/agents';
import { type Room, RoomEvent } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { OperatorAction } from '../../backend/contract/control.ts';
import { ENGLISH } from '../lines/en.ts';
import { OperatorDesk } from './desk.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const AT = '2026-01-01T10:00:00.000Z';

class FakeRoom extends EventEmitter {
  readonly remoteParticipants = new Map<string, { identity: string }>();

  join(identity: string): void {
    this.remoteParticipants.set(identity, { identity });
    this.emit(RoomEvent.ParticipantConnected);
  }

  leave(identity: string): void {
    this.remoteParticipants.delete(identity);
    this.emit(RoomEvent.ParticipantDisconnected);
  }
}

function open(caller = 'sip_caller') {
  const room = new FakeRoom();
  room.join(caller);
  const did: string[] = [];
  const recorded: string[] = [];
  const context = llm.ChatContext.empty();
  const session = {
    say: (text: string, { allowInterruptions = true } = {}) =>
      did.push(`say ${text}${allowInterruptions ? '' : ' to the end'}`),
    interrupt: () => did.push('interrupt'),
    input: { setAudioEnabled: (isOn: boolean) => did.push(isOn ? 'hear' : 'do not hear') },
    currentAgent: { chatCtx: { copy: () => context }, updateChatCtx: async () => undefined },
  };
  const desk = new OperatorDesk({
    room: room as unknown as Room,
    caller,
    session: session as unknown as voice.AgentSession,
    tasks: { pause: () => did.push('pause'), resume: () => did.push('resume') },
    lines: { texts: ENGLISH },
    record: (event) =>
      recorded.push(
        event.type === 'operator' ? `${event.action} by ${event.by}: ${event.detail}` : event.type,
      ),
    end: (line) => did.push(`end after ${line}`),
  });
  const take = (action: OperatorAction, detail: string | null = null, by = 'Ada') =>
    desk.take({ id: crypto.randomUUID(), action, by, byId: null, detail, at: AT });
  return { desk, room, session, did, recorded, context, take };
}

const SILENCED = ['pause', 'do not hear', 'interrupt'];
const BACK = ['hear', 'resume', `say ${ENGLISH.handedBack}`];

it('notes that somebody listens, and does nothing', () => {
  const { did, recorded, take } = open();
  take('listen');
  expect(did).toEqual([]);
  expect(recorded).toEqual(['listen by Ada: null']);
});

it('says what it is told, to the end', () => {
  const { did, recorded, take } = open();
  take('say', 'One moment.');
  expect(did).toEqual(['say One moment. to the end']);
  expect(recorded).toEqual(['say by Ada: One moment.']);
});

it('is silent and hears nothing while somebody has the call, and knows of it afterwards', () => {
  const { desk, did, context, take } = open();
  take('take_over');
  expect(did.splice(0)).toEqual(SILENCED);
  expect(desk.isSilent).toBe(true);
  take('hand_back');
  expect(did).toEqual(BACK);
  expect(desk.isSilent).toBe(false);
  expect(JSON.stringify(context.items)).toContain('spoke with the caller');
});

it('takes the call back when the operator is gone', () => {
  const { desk, room, did, recorded, take } = open();
  take('take_over');
  vi.advanceTimersByTime(29_000);
  room.join('operator-1');
  vi.advanceTimersByTime(600_000);
  expect(desk.isSilent).toBe(true);
  room.leave('operator-1');
  vi.advanceTimersByTime(29_000);
  room.join('operator-2');
  vi.advanceTimersByTime(60_000);
  room.leave('operator-2');
  vi.advanceTimersByTime(30_000);
  expect(desk.isSilent).toBe(false);
  expect(did.slice(SILENCED.length)).toEqual(BACK);
  expect(recorded.at(-1)).toBe('hand_back by Ada: There was no operator in the room any more.');
});

it('takes no caller for an operator', () => {
  const { desk, take } = open('operator-of-a-switchboard');
  take('take_over');
  vi.advanceTimersByTime(30_000);
  expect(desk.isSilent).toBe(false);
});

it('lets a caller leave who is transferred', () => {
  const { desk, did, take } = open();
  take('transfer', '+15550123');
  expect(did).toEqual(SILENCED);
  expect(desk.isTransferring).toBe(true);
});

it.each<[string, (opened: ReturnType<typeof open>) => void]>([
  ['is refused', ({ take }) => take('transfer_failed', '603 Decline')],
  ['leads nowhere', () => vi.advanceTimersByTime(45_000)],
])('goes on when a transfer %s', (_, fail) => {
  const opened = open();
  opened.take('transfer', '+15550123');
  opened.did.length = 0;
  fail(opened);
  expect(opened.desk.isTransferring).toBe(false);
  expect(opened.did).toEqual(BACK);
  expect(opened.recorded.at(-1)).toMatch(/^transfer_failed/);
  vi.advanceTimersByTime(60_000);
  expect(opened.recorded).toHaveLength(2);
});

it('leaves the caller with whoever had taken over when a transfer fails', () => {
  const { desk, did, room, take } = open();
  take('take_over');
  room.join('operator-1');
  take('transfer', '+15550123');
  did.length = 0;
  take('transfer_failed');
  expect(desk.isSilent).toBe(true);
  expect(did).toEqual([]);
});

it.each([
  ['after a goodbye', false, ENGLISH.limitEnded],
  ['at once when somebody else has the caller', true, null],
])('ends the call %s', (_, isTaken, line) => {
  const { did, take } = open();
  if (isTaken) take('take_over');
  take('end');
  expect(did.at(-1)).toBe(`end after ${line}`);
});

it('confirms nothing that it could not do', () => {
  const { session, recorded, take } = open();
  session.say = () => {
    throw new Error('the session is closed');
  };
  take('say', 'Hello.');
  expect(recorded).toEqual([]);
});

it('stays silent where another worker had given the call away', () => {
  const { desk, did, room } = open();
  room.join('operator-1');
  desk.adopt('Ada');
  expect(did).toEqual(SILENCED);
  vi.advanceTimersByTime(60_000);
  expect(desk.isSilent).toBe(true);
});

it('does nothing any more when it is stopped', () => {
  const { desk, did, take } = open();
  take('take_over');
  take('transfer', '+15550123');
  did.length = 0;
  desk.stop();
  vi.advanceTimersByTime(60_000);
  expect(did).toEqual([]);
});
