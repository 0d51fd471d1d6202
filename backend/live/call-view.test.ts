import { expect, it } from 'vitest';
import type { LiveRow } from '../../db/queries/live.ts';
import { toEventRow } from '../calls/event-row.ts';
import { agentSettings } from '../contract/agents.ts';
import type { OperatorAction } from '../contract/control.ts';
import type { NewCallEvent } from '../contract/events.ts';
import type { LiveState } from '../contract/live.ts';
import { agent } from '../testing/fixtures.ts';
import { CallView } from './call-view.ts';

const startedAt = new Date('2026-01-01T10:00:00.000Z');
const at = (second: number) => new Date(startedAt.getTime() + second * 1_000);
const { name, limits } = agentSettings.parse(agent('reception'));

const says = (state: 'initializing' | 'listening' | 'thinking' | 'speaking'): NewCallEvent => ({
  type: 'state',
  party: 'agent',
  state,
});
const task = (
  taskId: string,
  state: 'requested' | 'progress' | 'done',
  text: string | null = null,
) => ({ type: 'task', taskId, state, text }) as const;
const operator = (action: OperatorAction): NewCallEvent => ({
  type: 'operator',
  commandId: null,
  action,
  by: 'Ada',
  detail: null,
});

const JOINED: NewCallEvent = { type: 'joined', jobId: 'job-2', takeover: true };

/** How a call stands after events of a second each. */
function after(events: NewCallEvent[], second = events.length) {
  const view = new CallView();
  for (const [seq, event] of events.entries()) {
    const happened = { ...event, seq, at: at(seq + 1).toISOString() };
    view.apply(toEventRow(crypto.randomUUID(), 0, happened));
  }
  const call = { startedAt, heardAt: at(second), costMicros: 7, costIncomplete: false };
  const row = { call, agent: { name, limits } } as unknown as LiveRow;
  return view.toLiveCall(row, at(second));
}

it.each<[LiveState, since: number, NewCallEvent[]]>([
  ['ringing', 0, []],
  ['ringing', 0, [says('initializing')]],
  ['speaking', 2, [says('listening'), says('speaking')]],
  ['listening', 2, [says('speaking'), says('listening'), task('a', 'done')]],
  ['thinking', 1, [says('thinking'), says('thinking')]],
  ['working', 2, [says('listening'), task('a', 'requested'), task('a', 'progress', 'Looking.')]],
  ['speaking', 3, [says('listening'), task('a', 'requested'), says('speaking')]],
  [
    'listening',
    4,
    [says('listening'), task('a', 'requested'), says('listening'), task('a', 'done')],
  ],
  ['human', 2, [says('listening'), operator('take_over'), says('speaking')]],
  ['listening', 3, [says('listening'), operator('take_over'), operator('hand_back')]],
  ['transferring', 2, [says('listening'), operator('transfer'), says('speaking')]],
  ['transferring', 3, [says('listening'), operator('take_over'), operator('transfer')]],
  ['listening', 3, [says('listening'), operator('transfer'), operator('transfer_failed')]],
  ['listening', 3, [says('listening'), operator('transfer'), JOINED]],
  ['ending', 2, [says('listening'), operator('end'), says('speaking')]],
  ['ending', 2, [says('speaking'), { type: 'limit', limit: 'time', state: 'reached' }]],
])('is %s since second %i', (state, since, events) => {
  expect(after(events)).toMatchObject({ state, stateSince: at(since).toISOString() });
});

it('shows the last line, the last latency and what is worked on', () => {
  const turn = (speaker: 'caller' | 'agent', text: string, totalMs: number | null) =>
    ({
      type: 'turn',
      speaker,
      text,
      interrupted: false,
      origin: 'conversation',
      startedAt: at(0).toISOString(),
      endedAt: at(1).toISOString(),
      latency: totalMs === null ? null : { ...NO_PARTS, totalMs },
    }) as const;
  const call = after([
    turn('agent', 'Hello.', 640),
    turn('caller', 'Hi.', null),
    task('a', 'requested'),
    task('b', 'requested'),
    task('a', 'progress', 'Looking.'),
  ]);
  expect(call).toMatchObject({
    lastLine: { speaker: 'caller', text: 'Hi.' },
    lastLatencyMs: 640,
    work: { text: 'Looking.', since: at(3).toISOString() },
    operator: null,
  });
});

it('has nothing to tell of what was erased', () => {
  const view = new CallView();
  view.apply({ callId: '', leg: 0, seq: 3, type: 'turn', at: at(1), data: {} });
  expect(view.place).toEqual(new Map([[0, 3]]));
});

const NO_PARTS = { transcriptMs: null, endOfTurnMs: null, firstTokenMs: null, firstAudioMs: null };
