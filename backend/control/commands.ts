import type { CallRow } from '../../db/queries/calls.ts';
import { CONFIRMED_WITHIN_MS, type OperatorCommand, operatorCommand } from '../contract/control.ts';
import type { CallEvent } from '../contract/events.ts';

/** What operators wish of a call, as its row has it. */
export const commandsOf = ({ commands }: Pick<CallRow, 'commands'>): OperatorCommand[] =>
  operatorCommand.array().parse(commands);

/** What events of a call change in what operators wish of it and have done to it. */
export function afterEvents(
  call: CallRow,
  events: readonly CallEvent[],
): Partial<Pick<CallRow, 'commands' | 'operator' | 'operatorId'>> {
  const told = events.filter((event) => event.type === 'operator');
  // Nothing is wished of a call that is over.
  if (events.some(({ type }) => type === 'ended')) return { commands: [] };
  if (told.length === 0) return {};
  const confirmed = new Set(told.map(({ commandId }) => commandId));
  const commands = commandsOf(call);
  const taken = told.findLast(({ action }) => action === 'take_over' || action === 'hand_back');
  return {
    commands: commands.filter(({ id }) => !confirmed.has(id)),
    ...(taken && operatorAfter(taken, commands)),
  };
}

function operatorAfter(
  { action, by, commandId }: Extract<CallEvent, { type: 'operator' }>,
  commands: readonly OperatorCommand[],
): Pick<CallRow, 'operator' | 'operatorId'> {
  if (action === 'hand_back') return { operator: null, operatorId: null };
  const { byId = null } = commands.find(({ id }) => id === commandId) ?? {};
  return { operator: by, operatorId: byId };
}

/** Those that are still to be carried out. Whoever wished the others has been told that they failed. */
export function dueCommands(call: CallRow, now: Date): OperatorCommand[] {
  return commandsOf(call).filter(({ at }) => now.getTime() - Date.parse(at) < CONFIRMED_WITHIN_MS);
}
