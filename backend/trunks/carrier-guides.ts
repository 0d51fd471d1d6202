import type { CarrierSettings, TrunkView } from '../contract/trunks.ts';

interface Target extends Pick<TrunkView, 'username' | 'mediaEncryption' | 'allowedAddresses'> {
  host: string;
  port: number;
  hasTls: boolean;
}

/**
 * What to do at some carriers. Menus as LiveKit's guides name them
 * (https://docs.livekit.io/telephony/start/providers/).
 */
export function carrierGuides(target: Target): CarrierSettings['guides'] {
  const { host, port, username } = target;
  const media = mediaStep(target);
  const addresses =
    target.allowedAddresses.length > 0
      ? 'The allowed addresses of this trunk must be the signalling addresses in the carrier’s current list.'
      : 'Take the signalling addresses from the carrier’s current list and make them the allowed addresses of this trunk.';
  return [
    {
      carrier: 'Twilio',
      steps: [
        'Elastic SIP Trunking → your trunk → Origination → Add new Origination URI.',
        `Enter sip:${host}:${port};transport=tcp and save.`,
        'Numbers → Add a number: assign the number to the trunk.',
        ...(media ? [`General → Secure Trunking. ${media}`] : []),
        addresses,
      ],
    },
    {
      carrier: 'Telnyx',
      steps: [
        'Voice → SIP Trunking → Create SIP connection, of type FQDN.',
        `Authentication and routing → Add FQDN: ${host}, port ${port}, DNS record type A.`,
        'Inbound: set the destination number format and the origination number format to +E.164; transport TCP or UDP.',
        'Numbers: assign the number to the connection.',
        ...(media ? [media] : []),
        addresses,
      ],
    },
    {
      carrier: 'Plivo',
      steps: [
        'Zentrunk → Inbound Trunks → Create New Inbound Trunk.',
        `Primary URI → Add New URI: ${host}:${port};transport=tcp`,
        'Phone Numbers → Your Numbers → the number: Application Type Zentrunk, Trunk: the new one.',
        ...(media ? [media] : []),
        addresses,
      ],
    },
    {
      carrier: 'Another carrier or a PBX',
      steps: [
        `Send calls to sip:{number in E.164}@${host}:${port}, over UDP or TCP.`,
        'The called number must be in the request line with its plus sign, such as +15550100.',
        username === null
          ? 'No registration and no password: calls are known by the address they come from.'
          : `When challenged (407), authenticate as ${username} with the password of this trunk. There is no registration.`,
        ...(media ? [media] : []),
        addresses,
      ],
    },
  ];
}

function mediaStep({ mediaEncryption, hasTls }: Target): string | null {
  if (mediaEncryption === 'disable') return null;
  const how =
    mediaEncryption === 'require'
      ? 'Turn SRTP on: calls without it are refused.'
      : 'SRTP may be turned on.';
  return hasTls ? `${how} Use transport=tls.` : how;
}
