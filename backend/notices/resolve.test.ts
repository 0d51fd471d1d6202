import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { NewCall } from '../../db/queries/calls.ts';
import { addTurns } from '../../db/queries/turns.ts';
import type { EndNotice } from '../contract/notices.ts';
import { useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { resolveNotice } from './resolve.ts';

const { database } = await useDatabase();
const CALLER = '+15550199';
const CALLED = '+15550100';
const TABLE = 'I would like to book a table for four people on Friday evening at half past seven';
const ROOM = 'do you have a quiet room with a view of the sea for the first week of August';

/** Each case has an hour of its own, so that the calls of the others are out of sight. */
let hour = Date.UTC(2026, 0, 1);
beforeEach(() => {
  hour += 5 * 3_600_000;
});
const at = (seconds: number) => new Date(hour + seconds * 1_000);
const iso = (seconds: number) => at(seconds).toISOString();

type StoredCall = Omit<Partial<NewCall>, 'startedAt' | 'heardAt'> & {
  /** Seconds from the hour. */
  startedAt?: number;
  heardAt?: number;
  said?: string;
};

async function store({ startedAt = 0, heardAt = startedAt, said, ...fields }: StoredCall) {
  const times = { startedAt: at(startedAt), heardAt: at(heardAt) };
  const call = await storeCall(database, { ...times, ...fields });
  if (said === undefined) return call.id;
  const turn = { speaker: 'caller', interrupted: false, startedAt: at(1), endedAt: at(2) } as const;
  await addTurns(database, [{ callId: call.id, leg: 0, seq: 0, text: said, ...turn }]);
  return call.id;
}

const numbers = { callerNumber: CALLER, calledNumber: CALLED };

interface Case {
  name: string;
  calls: (tag: string) => StoredCall[];
  /** `tag` differs from case to case. */
  notice: (tag: string, ids: string[]) => Partial<EndNotice>;
  /** Which of the calls is meant, by which strategy; else which are left open. */
  match?: [call: number, strategy: string];
  open?: number[];
}

const cases: Case[] = [
  {
    name: 'the call id',
    calls: () => [{}, {}],
    notice: (_, ids) => ({ callId: ids[1] }),
    match: [1, 'metadata'],
  },
  {
    name: 'a call id in the metadata',
    calls: () => [{}, {}],
    notice: (_, ids) => ({ metadata: JSON.stringify({ callId: ids[0] }) }),
    match: [0, 'metadata'],
  },
  {
    name: 'nothing by a call id that is none, nor by metadata that is not JSON',
    calls: () => [{}],
    notice: () => ({ callId: "'; drop table calls; --", metadata: '{"callId":' }),
    open: [],
  },
  {
    name: "the room's id, whatever else is the same",
    calls: (tag) => [
      { roomSid: `RM_a${tag}`, ...numbers },
      { roomSid: `RM_b${tag}`, ...numbers },
    ],
    notice: (tag) => ({ roomSid: `RM_b${tag}`, ...numbers }),
    match: [1, 'metadata'],
  },
  {
    name: "not a call in another room, though the room's name, the numbers and the time fit",
    calls: (tag) => [{ roomName: `desk-${tag}`, ...numbers }],
    notice: (tag) => ({ roomSid: `RM_other${tag}`, roomName: `desk-${tag}`, ...numbers }),
    open: [],
  },
  {
    name: "the room's name at the time",
    calls: (tag) => [
      { roomName: `desk-${tag}`, startedAt: -3_600 },
      { roomName: `desk-${tag}`, heardAt: 300 },
    ],
    notice: (tag) => ({ roomName: `desk-${tag}`, at: iso(310) }),
    match: [1, 'metadata'],
  },
  {
    name: 'no call when two ids name different ones',
    calls: () => [{}, {}],
    notice: (_, ids) => ({ callId: ids[0], metadata: JSON.stringify({ callId: ids[1] }) }),
    open: [0, 1],
  },
  {
    name: 'the SIP Call-ID',
    calls: (tag) => [{ sipCallId: `${tag}@a` }, { sipCallId: `${tag}@b` }],
    notice: (tag) => ({ sipCallId: `${tag}@b` }),
    match: [1, 'sip_call_id'],
  },
  {
    name: 'a Call-ID that two calls have, settled by the time',
    calls: (tag) => [
      { sipCallId: tag, ...numbers },
      { sipCallId: tag, ...numbers, startedAt: 600 },
    ],
    notice: (tag) => ({ sipCallId: tag, ...numbers, startedAt: iso(603) }),
    match: [1, 'numbers'],
  },
  {
    name: 'no call by a Call-ID that two have, when nothing else is told',
    calls: (tag) => [{ sipCallId: tag }, { sipCallId: tag }],
    notice: (tag) => ({ sipCallId: tag }),
    open: [0, 1],
  },
  {
    name: 'both numbers with the start, whatever the end',
    calls: () => [{ ...numbers, heardAt: 1_800 }, { callerNumber: '+15550198' }],
    notice: () => ({ ...numbers, startedAt: iso(4), endedAt: iso(7_200) }),
    match: [0, 'numbers'],
  },
  {
    name: 'both numbers though a clock is half a minute behind',
    calls: () => [numbers],
    notice: () => ({ ...numbers, startedAt: iso(-30) }),
    match: [0, 'numbers'],
  },
  {
    name: 'both numbers with the end: of an open call, when it was last heard of',
    calls: () => [
      { ...numbers, heardAt: 900 },
      { ...numbers, startedAt: -5_000, heardAt: -4_000 },
    ],
    notice: () => ({ ...numbers, endedAt: iso(920) }),
    match: [0, 'numbers'],
  },
  {
    name: 'no call that began a minute and a half off: only the operator can tell',
    calls: () => [numbers],
    notice: () => ({ ...numbers, startedAt: iso(90) }),
    open: [0],
  },
  {
    name: 'nothing beyond two minutes',
    calls: () => [numbers],
    notice: () => ({ ...numbers, startedAt: iso(121) }),
    open: [],
  },
  {
    name: 'neither of two calls from one number within the window',
    calls: () => [numbers, { ...numbers, startedAt: 20 }],
    notice: () => ({ ...numbers, startedAt: iso(3) }),
    open: [0, 1],
  },
  {
    name: 'the one of two calls from one number that is clearly nearer',
    calls: () => [numbers, { ...numbers, startedAt: 75 }],
    notice: () => ({ ...numbers, startedAt: iso(2) }),
    match: [0, 'numbers'],
  },
  {
    name: 'not another called number',
    calls: () => [{ ...numbers, calledNumber: '+15550101' }],
    notice: () => ({ ...numbers, startedAt: iso(0) }),
    open: [],
  },
  {
    name: "no call by the called number alone: it is everyone's",
    calls: () => [{ calledNumber: CALLED }],
    notice: () => ({ calledNumber: CALLED, startedAt: iso(0) }),
    open: [0],
  },
  {
    name: "the caller's identity at the time",
    calls: () => [
      { participantIdentity: 'sip_+15550111' },
      { participantIdentity: 'sip_+15550111', startedAt: -900 },
    ],
    notice: () => ({ participantIdentity: 'sip_+15550111', startedAt: iso(10) }),
    match: [0, 'identity'],
  },
  {
    name: 'nobody by identity when the numbers speak for another call',
    calls: () => [
      { participantIdentity: 'ada', callerNumber: null },
      { calledNumber: CALLED, participantIdentity: 'grace' },
    ],
    notice: () => ({ calledNumber: CALLED, participantIdentity: 'ada', startedAt: iso(0) }),
    open: [1],
  },
  {
    name: 'what was said',
    calls: () => [{ said: TABLE }, { said: ROOM }, {}],
    notice: () => ({ spoken: ROOM, startedAt: iso(0) }),
    match: [1, 'spoken'],
  },
  {
    name: 'two calls from one number, told apart by what was said',
    calls: () => [
      { ...numbers, said: TABLE },
      { ...numbers, startedAt: 20, said: ROOM },
    ],
    notice: () => ({ ...numbers, startedAt: iso(3), spoken: ROOM }),
    match: [1, 'spoken'],
  },
  {
    name: 'neither of two calls in which the same was said',
    calls: () => [{ said: TABLE }, { said: TABLE }],
    notice: () => ({ spoken: TABLE, startedAt: iso(0) }),
    open: [0, 1],
  },
  {
    name: 'nothing by what was said at another time',
    calls: () => [{ said: TABLE }],
    notice: () => ({ spoken: TABLE, startedAt: iso(200) }),
    open: [],
  },
  { name: 'nothing by nothing', calls: () => [{}], notice: () => ({}), open: [] },
];

it.each(cases)('finds $name', async ({ calls, notice, match, open }) => {
  const tag = randomUUID();
  const ids: string[] = [];
  for (const call of calls(tag)) ids.push(await store(call));
  const told = { source: 'carrier', noticeId: tag, at: iso(0), ...notice(tag, ids) } as const;
  const found = await resolveNotice(database, told);
  const [call, strategy] = match ?? [];
  expect(found.match).toEqual(
    match ? expect.objectContaining({ callId: ids[call ?? -1], strategy }) : null,
  );
  const left = found.candidates.map(({ callId }) => ids.indexOf(callId)).toSorted();
  if (open) expect(left).toEqual(open);
});

it('is the less sure, the further the times are apart', async () => {
  const sure = async (seconds: number) => {
    const told = { source: 'carrier', noticeId: 'n', at: iso(0), startedAt: iso(seconds) } as const;
    const found = await resolveNotice(database, { ...told, ...numbers });
    return found.candidates[0]?.confidence;
  };
  await store(numbers);
  expect([await sure(0), await sure(48), await sure(-120)]).toEqual([0.95, 0.76, 0.475]);
});
