import { describe, expect, it } from 'vitest';
import type { LiveCall } from '../../../../backend/contract/live.ts';
import { type LiveList, type LiveListAction, NO_CALLS, reduceLiveList } from './live-list.ts';

const call = (id: string, fields: Partial<LiveCall> = {}): LiveCall => ({
  id,
  agent: 'reception',
  agentName: 'Reception',
  agentVersion: 1,
  transport: 'sip',
  callerNumber: '+15550199',
  calledNumber: '+15550100',
  callerName: null,
  startedAt: `2026-01-01T10:0${id}:00.000Z`,
  cost: { micros: 0, incomplete: false },
  state: 'listening',
  stateSince: '2026-01-01T10:00:00.000Z',
  operator: null,
  operatorId: null,
  lastLine: null,
  lastLatencyMs: null,
  work: null,
  attention: [],
  heardAt: '2026-01-01T10:00:00.000Z',
  ...fields,
});

const after = (...actions: LiveListAction[]): LiveList => actions.reduce(reduceLiveList, NO_CALLS);
const snapshot = (...calls: LiveCall[]): LiveListAction => ({ type: 'snapshot', calls });

describe('the list of calls in progress', () => {
  it('has the calls that need someone first, the most pressing at the top', () => {
    const list = after(
      snapshot(
        call('1'),
        call('2', { attention: ['over_time'] }),
        call('3', { attention: ['long_tool', 'error'] }),
      ),
    );
    expect(list.needing).toEqual(['3', '2']);
    expect(list.others).toEqual(['1']);
  });

  it('shows those that began first at the top, so that new ones move none', () => {
    const list = after(snapshot(call('3'), call('1')), { type: 'call', call: call('5') });
    expect(list.others).toEqual(['1', '3', '5']);
  });

  it('moves a call when it begins to need someone, and back', () => {
    const needing = { type: 'call', call: call('2', { attention: ['dead_air'] }) } as const;
    const list = after(snapshot(call('1'), call('2')), needing);
    expect([list.needing, list.others]).toEqual([['2'], ['1']]);
    const well = reduceLiveList(list, { type: 'call', call: call('2') });
    expect([well.needing, well.others]).toEqual([[], ['1', '2']]);
  });

  it('drops a call that is gone', () => {
    const list = after(snapshot(call('1'), call('2')), { type: 'gone', id: '1' });
    expect(list.others).toEqual(['2']);
    expect(list.calls.has('1')).toBe(false);
  });

  it('after a cut holds what the new snapshot holds, and nothing else', () => {
    const list = after(snapshot(call('1'), call('2')), snapshot(call('2'), call('3')));
    expect([...list.calls.keys()]).toEqual(['2', '3']);
  });
});

describe('while somebody points at a row', () => {
  const held = after(snapshot(call('1'), call('2')), { type: 'hold' });

  it('moves no row, but tells what has changed in it', () => {
    const changed = call('2', { attention: ['error'] });
    const list = reduceLiveList(held, { type: 'call', call: changed });
    expect(list.others).toEqual(['1', '2']);
    expect(list.calls.get('2')).toBe(changed);
    expect(reduceLiveList(list, { type: 'release' }).needing).toEqual(['2']);
  });

  it('adds a new call at the end, though it needs someone', () => {
    const list = reduceLiveList(held, { type: 'call', call: call('0', { attention: ['error'] }) });
    expect(list.others).toEqual(['1', '2', '0']);
  });

  it.each<[string, LiveListAction]>([
    ['by being told', { type: 'gone', id: '1' }],
    ['by a snapshot without it', snapshot(call('2'))],
  ])('leaves an ended call in its place, %s, until the list is released', (_, action) => {
    const list = reduceLiveList(held, action);
    expect(list.others).toEqual(['1', '2']);
    expect(list.ended.has('1')).toBe(true);
    expect(reduceLiveList(list, { type: 'release' }).others).toEqual(['2']);
  });
});
