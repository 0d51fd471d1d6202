import type { SipSettings } from './engine-settings.ts';

/** What livekit-sip 1.8 offers for the audio of calls, in its order (pkg/sip/media_codecs.go). */
const OFFERED = ['G722/8000', 'PCMU/8000', 'PCMA/8000'];
/** What it can do besides when it is turned on. */
const OPTIONAL = ['AMR-WB/16000'];

/** The codecs of calls, the best first, under the names of SDP. */
export function enabledCodecs({ codecs }: Pick<SipSettings, 'codecs'>): string[] {
  const set = new Map(Object.entries(codecs).map(([name, on]) => [name.toLowerCase(), on]));
  return [...OPTIONAL, ...OFFERED]
    .filter((codec) => set.get(codec.toLowerCase()) ?? OFFERED.includes(codec))
    .map((codec) => codec.slice(0, codec.indexOf('/')));
}
