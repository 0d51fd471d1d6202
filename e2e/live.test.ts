import { setTimeout as wait } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, expect, inject, it } from 'vitest';
import type { Seat } from '../backend/contract/control.ts';
import type { Interim } from '../backend/contract/events.ts';
import type { LiveCall, LiveCallEvent } from '../backend/contract/live.ts';
import { control } from './control.ts';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { LiveStream } from './live-stream.ts';
import { OperatorSeat } from './operator-seat.ts';
import { api, closedCall, MOST, newCaller, shareHeard, untilRoomIsGone } from './phone.ts';
import { speechOf } from './speech-of.ts';

afterAll(() => dispose());

/** On a machine that is busy with the call, too; how soon it is, is measured in bench/. */
const SHOWN_WITHIN_MS = 3_000;

const seatOf = async (answer: Response): Promise<Seat> => {
  expect(answer.status).toBe(200);
  return (await answer.json()) as Seat;
};

async function participantsOf(roomName: string) {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = inject('stack');
  const rooms = new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET);
  return rooms.listParticipants(roomName);
}

it('shows a call as it happens, and lets an operator listen, speak through the agent, take over, hand back and end it', async () => {
  const caller = newCaller();
  const list = await LiveStream.open('/live');
  await list.next('snapshot');

  let allowed = -1;
  const begun = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const report = livePhone(
    NUMBERS.workshop,
    caller,
    ['My name is Anna.', 'Is there a real person?', 'What is my name?'],
    {
      mayGoOn: (line) => line <= allowed,
      onLine: (line) => begun[line]?.resolve(),
      timeoutMs: 90_000,
    },
  );

  const appeared = await list.next<LiveCall>('call', (call) => call.callerNumber === caller);
  const { id } = appeared.data;
  expect(appeared.atMs - Date.parse(appeared.data.startedAt)).toBeLessThan(SHOWN_WITHIN_MS);
  const now = (fits: (call: LiveCall) => boolean) =>
    list.next<LiveCall>('call', (call) => call.id === id && fits(call));
  await now(({ state }) => state === 'speaking');
  await now(({ lastLine }) => lastLine?.text.includes('workshop') === true);

  // The transcript grows while the caller speaks.
  const stream = await LiveStream.open(`/calls/${id}/live`);
  await stream.next('event', ({ type }: LiveCallEvent) => type === 'turn');
  allowed = 0;
  const interim = await stream.next<Interim>('interim', ({ speaker }) => speaker === 'caller');
  const turn = await stream.next<LiveCallEvent>(
    'event',
    ({ type, data }) => type === 'turn' && data.speaker === 'caller',
  );
  expect(interim.atMs).toBeLessThan(turn.atMs);
  const reply = await stream.next<LiveCallEvent>(
    'event',
    ({ type, data, seq }) => type === 'turn' && data.speaker === 'agent' && seq > turn.data.seq,
  );
  const shownAfterMs = reply.atMs - Date.parse(reply.data.at);
  console.log(`An event was on the screen ${shownAfterMs} ms after it happened.`);
  expect(shownAfterMs).toBeLessThan(SHOWN_WITHIN_MS);

  // Listening is not noticed.
  const roomName = (await api<{ roomName: string }>(`/calls/${id}`)).roomName;
  const before = await participantsOf(roomName);
  const listener = new OperatorSeat();
  const seat = await seatOf(await control(id, 'listen'));
  await listener.take(seat);
  const after = await participantsOf(roomName);
  const visible = after.filter(({ permission }) => permission?.hidden !== true);
  expect(visible.map(({ identity }) => identity).toSorted()).toEqual(
    before.map(({ identity }) => identity).toSorted(),
  );
  expect(after.find(({ identity }) => identity === seat.identity)?.tracks).toEqual([]);

  const said = 'The museum opens at nine in the morning.';
  expect((await control(id, 'say', { text: said })).status).toBe(204);
  await stream.next(
    'event',
    ({ type, data }: LiveCallEvent) => type === 'turn' && data.text === said,
  );
  expect(listener.heardSeconds).toBeGreaterThan(1);
  await listener.leave();

  // The operator speaks, the agent neither hears nor answers.
  const operator = new OperatorSeat();
  const asked = Date.now();
  await operator.take(await seatOf(await control(id, 'take-over')));
  console.log(`The call was taken over in ${Date.now() - asked} ms.`);
  await now(({ state }) => state === 'human');
  expect((await control(id, 'say', { text: 'Hello.' })).status).toBe(409);
  allowed = 1;
  await begun[1]?.promise;
  await wait(4_000);
  const spoken = 'Good morning, I am a real person and I will help you.';
  await operator.speak(await speechOf(spoken));
  await wait(1_000);
  expect((await control(id, 'hand-back')).status).toBe(204);
  await eventually(() => expect(operator.isConnected).toBe(false));
  await now(({ state, operator: who }) => state === 'listening' && who === null);

  // A phone that refuses to be transferred stays.
  const refused = await control(id, 'transfer', { to: '+15550123' });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toMatch(/transferred to \+15550123: [45]\d\d .*It goes on here\./);

  const handedBack = await stream.next<LiveCallEvent>(
    'event',
    ({ type, data }) => type === 'operator' && data.action === 'transfer_failed',
  );
  await stream.next<LiveCallEvent>(
    'event',
    ({ type, data, seq }) =>
      seq > handedBack.data.seq && type === 'turn' && data.speaker === 'agent',
  );
  allowed = 2;
  await begun[2]?.promise;
  await stream.next<LiveCallEvent>(
    'event',
    ({ type, data }) => type === 'turn' && /your name is/i.test(String(data.text)),
  );

  expect((await control(id, 'end')).status).toBe(204);
  await list.next<{ id: string }>('gone', (gone) => gone.id === id);
  await eventually(() => expect(stream.isEnded).toBe(true));
  list.close();
  const heard = await report;
  expect(heard.endedBy).toBe('agent');
  expect(shareHeard(heard.turns[0]?.heard ?? null, said)).toBeGreaterThan(MOST);
  expect(shareHeard(heard.turns[1]?.heard ?? null, spoken)).toBeGreaterThan(MOST);
  const stored = await closedCall(caller);
  expect(stored.outcome).toMatchObject({ result: 'completed', reason: 'operator_ended' });
  await untilRoomIsGone(roomName);
  // What the caller said to the operator was not heard by the agent.
  expect(stored.turns.map(({ text }) => text).join(' ')).not.toMatch(/real person/i);

  // A reader who was away gets exactly what came since.
  const events = stream.told.filter(({ event }) => event === 'event');
  const resumed = await LiveStream.open(`/calls/${id}/live`, events[9]?.id);
  await resumed.next('gone');
  const later = resumed.told.filter(({ event }) => event === 'event').map(({ id: place }) => place);
  expect(later).toEqual(events.slice(10).map(({ id: place }) => place));
  const actions = events
    .map(({ data }) => data as LiveCallEvent)
    .filter(({ type }) => type === 'operator')
    .map(({ data }) => data.action);
  expect(actions).toEqual([
    ...['listen', 'say', 'take_over', 'hand_back', 'transfer', 'transfer_failed', 'end'],
  ]);
});
