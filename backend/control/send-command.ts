import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type CallRow, findCall, lockCall, updateCall } from '../../db/queries/calls.ts';
import { CONFIRMED_WITHIN_MS, type OperatorCommand } from '../contract/control.ts';
import { ServiceError } from '../errors.ts';
import type { Services } from '../services.ts';
import { commandsOf, dueCommands } from './commands.ts';

const LOOK_EVERY_MS = 50;

export type ControlServices = Pick<
  Services,
  'database' | 'queue' | 'rooms' | 'livekit' | 'livekitPublicUrl' | 'live' | 'now'
>;

/** Who wishes something. Two may have one name. */
export interface Operator {
  /** Null: the installation itself. */
  id: string | null;
  name: string;
}

interface Wish extends Pick<OperatorCommand, 'action'> {
  by: Operator;
  detail?: string | null;
}

/**
 * Has the worker of a call do something: it is told with the answer to its next delivery of events,
 * within a second, and confirms with an event.
 *
 * @param check - may throw when the call, which is held meanwhile, is not in a state for it
 * @returns the call
 * @throws ServiceError `not_found`; `conflict` when the call has ended; `unavailable` when the worker
 *   does not confirm
 */
export async function sendCommand(
  { database, now }: ControlServices,
  callId: string,
  { action, by, detail = null }: Wish,
  check: (call: CallRow, pending: OperatorCommand[]) => void = () => undefined,
): Promise<CallRow> {
  const id = randomUUID();
  const command = { id, action, by: by.name, byId: by.id, detail, at: now().toISOString() };
  const call = await database.transaction(async (transaction) => {
    const held = await lockCall(transaction, callId);
    if (held === undefined) throw new ServiceError('not_found', 'There is no such call.');
    if (held.endedAt !== null) throw new ServiceError('conflict', 'The call has ended.');
    const pending = dueCommands(held, now());
    check(held, pending);
    return updateCall(transaction, callId, { commands: [...pending, command] });
  });
  const isOpen = (row: CallRow | undefined) =>
    row !== undefined && commandsOf(row).some((one) => one.id === id);
  const until = performance.now() + CONFIRMED_WITHIN_MS;
  while (performance.now() < until) {
    await wait(LOOK_EVERY_MS);
    if (!isOpen(await findCall(database, callId))) return call;
  }
  await database.transaction(async (transaction) => {
    const held = await lockCall(transaction, callId);
    if (held === undefined || !isOpen(held)) return;
    await updateCall(transaction, callId, {
      commands: commandsOf(held).filter((one) => one.id !== id),
    });
    throw new ServiceError(
      'unavailable',
      `The agent did not confirm within ${CONFIRMED_WITHIN_MS / 1_000} s. Look at the call, then try again.`,
    );
  });
  return call;
}
