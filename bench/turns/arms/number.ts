import {
  RoomAgentDispatch,
  RoomConfiguration,
  RoomServiceClient,
  SipClient,
} from 'livekit-server-sdk';
import type { ArmStack } from './arm.ts';

/** Where calls to a number go. */
interface Route {
  /** Of the trunk and the dispatch rule; rooms are named after it: `NAME-...`. */
  name: string;
  /** E.164. */
  number: string;
  /** The worker that is dispatched into the room of a call; null: it finds its rooms by itself. */
  agentName: string | null;
}

/**
 * Has the stack's LiveKit take calls to a number of the bench's own. Switchboard leaves trunks and
 * rules alone that it has not made, so its trunk file need not know the number.
 *
 * @returns what gives the number up again and ends its calls
 */
export async function claimNumber(
  { url, apiKey, apiSecret }: ArmStack['livekit'],
  { name, number, agentName }: Route,
): Promise<() => Promise<void>> {
  const host = url.replace(/^ws/, 'http');
  const sip = new SipClient(host, apiKey, apiSecret);
  const roomPrefix = `${name}-`;
  await forget(sip, name);
  const { sipTrunkId } = await sip.createSipInboundTrunk(name, [number], {
    allowedAddresses: ['127.0.0.0/8'],
  });
  const agents = agentName === null ? [] : [new RoomAgentDispatch({ agentName })];
  await sip.createSipDispatchRule(
    { type: 'individual', roomPrefix },
    { name, trunkIds: [sipTrunkId], roomConfig: new RoomConfiguration({ agents }) },
  );
  return async () => {
    await forget(sip, name);
    await endRooms({ url, apiKey, apiSecret }, roomPrefix);
  };
}

/** A run that was killed may have left its own behind: LiveKit refuses a number twice. */
async function forget(sip: SipClient, name: string): Promise<void> {
  for (const rule of await sip.listSipDispatchRule())
    if (rule.name === name) await sip.deleteSipDispatchRule(rule.sipDispatchRuleId);
  for (const trunk of await sip.listSipInboundTrunk())
    if (trunk.name === name) await sip.deleteSipTrunk(trunk.sipTrunkId);
}

/** A worker that stops would wait for rooms that callers have left: they stay for 20 s. */
export async function endRooms(
  { url, apiKey, apiSecret }: ArmStack['livekit'],
  prefix = '',
): Promise<void> {
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret);
  // It may have ended by itself meanwhile.
  for (const { name } of await rooms.listRooms())
    if (name.startsWith(prefix)) await rooms.deleteRoom(name).catch(() => undefined);
}
