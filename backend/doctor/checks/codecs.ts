import { enabledCodecs } from '../../livekit/codecs.ts';
import type { SipSettings } from '../../livekit/engine-settings.ts';
import { type Check, failed, ok, warning } from '../check.ts';

/** Every carrier takes one of the two variants of G.711. */
const COMMON = ['PCMU', 'PCMA'];

export function codecsCheck(sip: Pick<SipSettings, 'codecs'>): Check {
  return {
    id: 'codecs',
    title: 'Codecs',
    after: ['sip-settings'],
    look() {
      const enabled = enabledCodecs(sip);
      const missing = COMMON.filter((codec) => !enabled.includes(codec));
      if (missing.length === 0) return ok(enabled.join(', '));
      const finding = missing.length === COMMON.length ? failed : warning;
      return finding(
        `${enabled.join(', ') || 'none'}, without ${missing.join(' and ')}`,
        'PCMU and PCMA, as each carrier takes one of them',
        'Take them out of codecs in sip.yaml, which turns them off.',
      );
    },
  };
}
