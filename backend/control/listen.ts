import type { Seat } from '../contract/control.ts';
import { createSeat } from './seat.ts';
import { type ControlServices, type Operator, sendCommand } from './send-command.ts';

/**
 * Lets somebody hear a call without being noticed on it. The call's record tells of it.
 *
 * @throws as `sendCommand`
 */
export async function listen(
  services: ControlServices,
  callId: string,
  by: Operator,
): Promise<Seat> {
  const call = await sendCommand(services, callId, { action: 'listen', by });
  return createSeat(services, call, by.name, 'listen');
}
