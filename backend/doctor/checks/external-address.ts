import type { SipSettings } from '../../livekit/engine-settings.ts';
import { type Reach, reachOf } from '../../livekit/reach.ts';
import { type Check, type Finding, failed, ok, warning } from '../check.ts';

type Address = Pick<SipSettings, 'listen_ip' | 'nat_1_to_1_ip' | 'use_external_ip'>;

/** What the callers' side is told to send to, in SIP and for the audio. */
const WANTED = 'an address that the carrier reaches';
const SET_IT =
  'Set HOST_IP to the address that callers reach (npm start), or in sip.yaml nat_1_to_1_ip to the public address, or use_external_ip: true to have it found out.';

/**
 * Where livekit-sip tells carriers to send to.
 *
 * @param interfaces - the addresses of this machine
 * @param publicHost - the host of SIP_PUBLIC_ADDRESS; null: it is not set
 */
export function externalAddressCheck(
  sip: Address,
  interfaces: readonly string[],
  publicHost: string | null,
): Check {
  return {
    id: 'external-address',
    title: 'External address',
    after: ['sip-settings'],
    look: () => judge(sip, interfaces, publicHost),
  };
}

function judge(sip: Address, interfaces: readonly string[], publicHost: string | null): Finding {
  const { nat_1_to_1_ip: nat, use_external_ip: isAsked } = sip;
  if (isAsked && nat !== undefined) {
    return failed(
      `use_external_ip and nat_1_to_1_ip (${nat}) are both set`,
      'one of them: livekit-sip does not start with both',
      'Take one of them out of sip.yaml.',
    );
  }
  if (isAsked) {
    return ok('livekit-sip asks a STUN server for its public address when it starts');
  }
  const offered = nat ?? interfaces.find((address) => reachOf(address) !== 'loopback');
  if (offered === undefined) {
    return warning('this machine has no address but its loopback', WANTED, SET_IT);
  }
  return judgeOffered(offered, sip.listen_ip, interfaces, publicHost);
}

function judgeOffered(
  offered: string,
  listenIp: string,
  interfaces: readonly string[],
  publicHost: string | null,
): Finding {
  const reach = reachOf(offered);
  if (reachOf(listenIp) === 'loopback' && reach !== 'loopback') {
    return failed(
      `callers are told ${offered}, but livekit-sip listens on ${listenIp} alone`,
      'listen_ip: 0.0.0.0',
      'Take listen_ip out of sip.yaml.',
    );
  }
  if (publicHost !== null && reachOf(publicHost) !== 'name' && publicHost !== offered) {
    return warning(
      `carriers are given ${publicHost} (SIP_PUBLIC_ADDRESS), but livekit-sip tells them ${offered}`,
      'the same address in both',
      'Set nat_1_to_1_ip in sip.yaml (HOST_IP with npm start) to the address in SIP_PUBLIC_ADDRESS.',
    );
  }
  const unreachable: Partial<Record<Reach, string>> = {
    loopback: `${offered}: only this machine can call`,
    private: `${offered} is a private address: a carrier on the internet cannot send audio to it`,
  };
  const found = unreachable[reach];
  if (found !== undefined) return warning(found, WANTED, SET_IT);
  return ok(
    interfaces.includes(offered)
      ? `${offered}, an address of this machine`
      : `${offered}, which is not on this machine: the router in front of it must forward SIP and audio`,
  );
}
