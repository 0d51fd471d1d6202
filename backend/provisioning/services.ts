import type { SipSettings } from '../livekit/engine-settings.ts';
import type { SipAddress } from '../trunks/carrier-settings.ts';
import type { Provisioner } from './keep-provisioned.ts';
import type { ProvisioningNeeds } from './provision.ts';
import type { Trunk } from './trunk-file.ts';

/** What managing trunks and numbers takes. */
export interface ProvisioningServices extends Omit<ProvisioningNeeds, 'fileTrunks'> {
  /** What `sip-trunk.json` says now. @throws TrunkFileError */
  readTrunkFile: () => Promise<Trunk[]>;
  provisioner: Pick<Provisioner, 'request' | 'last'>;
  /** Where carriers reach us. */
  addresses: SipAddress;
  /** What livekit-sip is set to; null: its file cannot be read from here. */
  sipSettings: () => Promise<SipSettings | null>;
}
