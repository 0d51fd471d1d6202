import { RoomAgentDispatch, RoomConfiguration, SipClient } from 'livekit-server-sdk';
import type { ArmStack } from './arm.ts';

/** Where calls to a number go. */
export interface Route {
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
 * @returns what gives the number up again
 */
export async function claimNumber(
  { url, apiKey, apiSecret }: ArmStack['livekit'],
  { name, number, agentName }: Route,
): Promise<() => Promise<void>> {
  const sip = new SipClient(url.replace(/^ws/, 'http'), apiKey, apiSecret);
  await forget(sip, name);
  const { sipTrunkId } = await sip.createSipInboundTrunk(name, [number], {
    allowedAddresses: ['127.0.0.0/8'],
  });
  const agents = agentName === null ? [] : [new RoomAgentDispatch({ agentName })];
  await sip.createSipDispatchRule(
    { type: 'individual', roomPrefix: `${name}-` },
    { name, trunkIds: [sipTrunkId], roomConfig: new RoomConfiguration({ agents }) },
  );
  return () => forget(sip, name);
}

/** A run that was killed may have left its own behind: LiveKit refuses a number twice. */
async function forget(sip: SipClient, name: string): Promise<void> {
  for (const rule of await sip.listSipDispatchRule())
    if (rule.name === name) await sip.deleteSipDispatchRule(rule.sipDispatchRuleId);
  for (const trunk of await sip.listSipInboundTrunk())
    if (trunk.name === name) await sip.deleteSipTrunk(trunk.sipTrunkId);
}
