import { ServiceError } from '../errors.ts';
import { type ControlServices, type Operator, sendCommand } from './send-command.ts';

/**
 * Has the agent say something next, to its end, whatever the caller does.
 *
 * @throws as `sendCommand`, and `conflict` while somebody has taken over
 */
export async function say(
  services: ControlServices,
  callId: string,
  by: Operator,
  text: string,
): Promise<void> {
  await sendCommand(services, callId, { action: 'say', by, detail: text }, ({ operator }) => {
    if (operator === null) return;
    throw new ServiceError('conflict', `${operator} speaks on this call. Hand it back first.`);
  });
}
