import type { Database } from '../../db/client.ts';
import { createLog } from '../log.ts';
import { keepProvisioned } from '../provisioning/keep-provisioned.ts';
import { provision } from '../provisioning/provision.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import type { Trunk } from '../provisioning/trunk-file.ts';
import { MemorySip } from './memory-sip.ts';

/** No retry falls into a test. */
const NEVER_MS = 2 ** 31 - 1;

/** Provisioning into a LiveKit in memory, from a trunk file that a test can change. */
export function memoryProvisioning(
  database: Database,
  file: { trunks: Trunk[] } = { trunks: [] },
  credentialsKey = Buffer.alloc(32),
) {
  const sip = new MemorySip();
  const needs = { sip, credentialsKey };
  const provisionNow = () => provision(database, { ...needs, fileTrunks: file.trunks });
  return {
    ...needs,
    readTrunkFile: async () => file.trunks,
    provisioner: keepProvisioned(provisionNow, createLog('silent'), { retryMs: NEVER_MS }),
    addresses: {
      publicAddress: 'sip.example.com',
      address: null,
      livekitPublicUrl: 'wss://livekit.example.com',
    },
    sipSettings: async () => null,
  } satisfies ProvisioningServices;
}
