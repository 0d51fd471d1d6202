import type { CarrierSettings, TrunkView } from '../contract/trunks.ts';
import { enabledCodecs } from '../livekit/codecs.ts';
import type { SipSettings } from '../livekit/engine-settings.ts';
import { reachOf } from '../livekit/reach.ts';
import { carrierGuides } from './carrier-guides.ts';

const SIP_PORT = 5060;

/** Where carriers reach us. */
export interface SipAddress {
  /** SIP_PUBLIC_ADDRESS; null: it is not set. */
  publicAddress: string | null;
  /** Where this machine reaches livekit-sip; null: nobody said. */
  address: string | null;
  /** LiveKit as browsers reach it: without another word, SIP is on the same host. */
  livekitPublicUrl: string;
}

/**
 * What to enter at the carrier of a trunk.
 *
 * @param sip - what livekit-sip is set to; null where its file cannot be read: then its defaults
 */
export function carrierSettings(
  trunk: Pick<TrunkView, 'username' | 'mediaEncryption' | 'allowedAddresses'>,
  addresses: SipAddress,
  sip: SipSettings | null,
): CarrierSettings {
  const { host, port } = splitAddress(publicSipAddress(addresses), sip?.sip_port ?? SIP_PORT);
  const uri = (transport: 'udp' | 'tcp' | 'tls', at: number) => ({
    transport,
    uri: `sip:${host}:${at};transport=${transport}`,
  });
  const { rtp_port: media } = sip ?? { rtp_port: { first: 10_000, last: 20_000 } };
  return {
    address: `${host}:${port}`,
    reach: reachOf(host),
    isSet: addresses.publicAddress !== null,
    uris: [uri('udp', port), uri('tcp', port), ...(sip?.tls ? [uri('tls', sip.tls.port)] : [])],
    codecs: enabledCodecs(sip ?? { codecs: {} }),
    mediaPorts: `${media.first}-${media.last}`,
    username: trunk.username,
    mediaEncryption: trunk.mediaEncryption,
    guides: carrierGuides({ host, port, hasTls: Boolean(sip?.tls), ...trunk }),
  };
}

/** The address that was set, or the best guess at it; without a port: that of livekit-sip. */
function publicSipAddress(addresses: SipAddress): string {
  const { publicAddress, address, livekitPublicUrl } = addresses;
  return publicAddress ?? address ?? new URL(livekitPublicUrl).hostname;
}

export function splitAddress(address: string, defaultPort: number): { host: string; port: number } {
  const [, host = address, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(address) ?? [];
  return { host, port: port === undefined ? defaultPort : Number(port) };
}
