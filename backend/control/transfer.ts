import { ServiceError } from '../errors.ts';
import { errorFields, type Logger } from '../log.ts';
import { type ControlServices, type Operator, sendCommand } from './send-command.ts';

/**
 * Has the caller's line call another number in place of ours (SIP REFER). The agent is silent
 * meanwhile, and goes on if it does not work out.
 *
 * @param to - in E.164
 * @throws as `sendCommand`, and `conflict` when the caller cannot be transferred, or the carrier or
 *   the other side refuses
 */
export async function transfer(
  services: ControlServices & { log: Logger },
  callId: string,
  by: Operator,
  to: string,
): Promise<void> {
  const { rooms, log } = services;
  const call = await sendCommand(
    services,
    callId,
    { action: 'transfer', by, detail: to },
    (held) => {
      if (held.transport === 'sip') return;
      throw new ServiceError(
        'conflict',
        'This caller is in a browser. Only calls from a phone can be transferred.',
      );
    },
  );
  const refused = await rooms.transfer(call.roomName, call.participantIdentity, to);
  if (refused === null) return;
  await sendCommand(services, callId, { action: 'transfer_failed', by, detail: refused }).catch(
    // The agent notices by itself after a while.
    (error: unknown) => log.warn({ callId, error: errorFields(error) }, 'Agent not resumed'),
  );
  throw new ServiceError(
    'conflict',
    `The call could not be transferred to ${to}: ${refused}. It goes on here.`,
  );
}
