import type { Seat } from '../contract/control.ts';
import { ServiceError } from '../errors.ts';
import { createSeat } from './seat.ts';
import { type ControlServices, type Operator, sendCommand } from './send-command.ts';

/**
 * Silences the agent, which does not hear the call from then on, and lets somebody speak in its place.
 * Whoever has taken over may ask again for a seat.
 *
 * @throws as `sendCommand`, and `conflict` when somebody else has the call
 */
export async function takeOver(
  services: ControlServices,
  callId: string,
  by: Operator,
): Promise<Seat> {
  const call = await sendCommand(services, callId, { action: 'take_over', by }, (held, pending) => {
    const taking = pending.find(({ action }) => action === 'take_over');
    const name = taking?.by ?? held.operator;
    const id = taking ? taking.byId : held.operatorId;
    if (name !== null && id !== by.id) {
      throw new ServiceError('conflict', `${name} has taken over this call already.`);
    }
  });
  return createSeat(services, call, by.name, 'speak');
}
