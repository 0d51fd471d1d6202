import { OPERATOR_IDENTITY } from '../contract/control.ts';
import { ServiceError } from '../errors.ts';
import { type ControlServices, type Operator, sendCommand } from './send-command.ts';

/**
 * Gives a call back to its agent, which is told that a colleague spoke. Who spoke has to leave.
 *
 * @throws as `sendCommand`, and `conflict` when nobody has taken over
 */
export async function handBack(
  services: ControlServices,
  callId: string,
  by: Operator,
): Promise<void> {
  const { rooms } = services;
  const call = await sendCommand(services, callId, { action: 'hand_back', by }, ({ operator }) => {
    if (operator === null) throw new ServiceError('conflict', 'The agent has this call.');
  });
  const { participants = [] } = (await rooms.look(call.roomName)) ?? {};
  for (const { identity } of participants) {
    const isOperator = identity.startsWith(OPERATOR_IDENTITY);
    if (isOperator && identity !== call.participantIdentity) {
      await rooms.removeParticipant(call.roomName, identity);
    }
  }
}
