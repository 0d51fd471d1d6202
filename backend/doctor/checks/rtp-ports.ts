import type { SipSettings } from '../../livekit/engine-settings.ts';
import { type Check, ok, warning } from '../check.ts';

interface PortRange {
  first: number;
  last: number;
}

/** RTP and RTCP. */
const PORTS_A_CALL = 2;
const FEW_CALLS = 10;

const overlap = (a: PortRange, b: PortRange): boolean => a.first <= b.last && b.first <= a.last;

/**
 * @param ephemeral - the ports that the system gives to anyone; null: it does not tell
 * @param taken - ports of other parts on this machine
 */
export function rtpPortsCheck(
  { rtp_port: range }: Pick<SipSettings, 'rtp_port'>,
  ephemeral: PortRange | null,
  taken: readonly number[],
): Check {
  const calls = Math.floor((range.last - range.first + 1) / PORTS_A_CALL);
  const named = `${range.first}-${range.last}/udp`;
  return {
    id: 'rtp-ports',
    title: 'Ports of the audio',
    after: ['sip-settings'],
    look() {
      const inside = taken.find((port) => overlap(range, { first: port, last: port }));
      if (inside !== undefined) {
        return warning(
          `${named} contains ${inside}, which another part uses`,
          'a range of its own',
          'Move rtp_port in sip.yaml (RTP_PORTS with npm start), and open the range in the firewall.',
        );
      }
      if (ephemeral !== null && overlap(range, ephemeral)) {
        return warning(
          `${named} overlaps the ports that the system gives to any program (${ephemeral.first}-${ephemeral.last})`,
          'a range apart from them: now and then a call finds its port taken',
          'Move rtp_port in sip.yaml (RTP_PORTS with npm start) below them, and open the range in the firewall.',
        );
      }
      if (calls < FEW_CALLS) {
        return warning(
          `${named} is enough for ${calls} calls at once`,
          `${PORTS_A_CALL} ports for each call`,
          'Widen rtp_port in sip.yaml (RTP_PORTS with npm start), and open the range in the firewall.',
        );
      }
      return ok(`${named}, enough for ${calls} calls at once; the firewall must let them in`);
    },
  };
}
