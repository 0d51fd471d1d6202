import { expect, it } from 'vitest';
import type { CallRow } from '../../db/queries/calls.ts';
import type { OperatorCommand } from '../contract/control.ts';
import { event } from '../testing/fixtures.ts';
import { afterEvents, dueCommands } from './commands.ts';

const now = new Date('2026-01-01T10:00:05.000Z');
const command = (id: number, second: number): OperatorCommand => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  action: 'say',
  by: 'Ada',
  byId: 'ada-1',
  detail: 'Hello.',
  at: `2026-01-01T10:00:0${second}.000Z`,
});
const callWith = (...commands: OperatorCommand[]) => ({ commands, operator: null }) as CallRow;
const done = (seq: number, action: OperatorCommand['action'], by: string, of?: OperatorCommand) =>
  event(seq, { type: 'operator', commandId: of?.id ?? null, action, by, detail: null });

it('tells the worker what has been wished of late', () => {
  const [old, recent] = [command(1, 0), command(2, 1)];
  expect(dueCommands(callWith(old, recent), now)).toEqual([recent]);
});

it('forgets what is confirmed', () => {
  const [one, two] = [command(1, 1), command(2, 2)];
  const changes = afterEvents(callWith(one, two), [done(0, 'say', 'Ada', one)]);
  expect(changes).toEqual({ commands: [two] });
});

it('knows who has the call', () => {
  const taken = [done(0, 'take_over', 'Ada'), done(1, 'listen', 'Bob')];
  expect(afterEvents(callWith(), taken)).toMatchObject({ operator: 'Ada' });
  const back = [...taken, done(2, 'hand_back', 'Bob')];
  expect(afterEvents(callWith(), back)).toMatchObject({ operator: null });
});

it('knows by more than the name who has taken over', () => {
  const wished = { ...command(1, 1), action: 'take_over' } as const;
  const taken = done(0, 'take_over', 'Ada', wished);
  expect(afterEvents(callWith(wished), [taken])).toEqual({
    commands: [],
    operator: 'Ada',
    operatorId: 'ada-1',
  });
  const back = [taken, done(1, 'hand_back', 'Bob')];
  expect(afterEvents(callWith(wished), back)).toMatchObject({ operatorId: null });
});

it('forgets all that is wished of a call that has ended', () => {
  const ended = { reason: 'caller_hung_up', endedAt: now.toISOString(), detail: null } as const;
  const changes = afterEvents(callWith(command(1, 1)), [event(0, { type: 'ended', ...ended })]);
  expect(changes).toEqual({ commands: [] });
});

it('changes nothing without such events', () => {
  expect(afterEvents(callWith(command(1, 1)), [event(0, { type: 'dtmf', digit: '1' })])).toEqual(
    {},
  );
});
