import { z } from 'zod';
import { agentSlug } from './common.ts';
import { declaredIn } from './numbers.ts';
import { provisioningAttempt } from './provisioning.ts';
import { mediaEncryption, trunkAddress } from './sip-trunk.ts';

const username = z.string().min(1).max(100);

/** A SIP trunk: a carrier, or a PBX, that sends calls here. Its password is written, never read. */
const trunk = z.object({
  name: agentSlug,
  source: declaredIn,
  /** Where calls may come from; empty: anywhere. */
  allowedAddresses: z.array(z.string()),
  /** Of the digest authentication that the carrier must pass; null: none. */
  username: username.nullable(),
  mediaEncryption,
  /** How many numbers are called on it. */
  numbers: z.int().min(0),
});
export type TrunkView = z.infer<typeof trunk>;

export const listTrunksResponse = z.object({
  trunks: z.array(trunk),
  /** What is wrong with `sip-trunk.json`, whose trunks are then missing here; null: nothing. */
  fileProblem: z.string().nullable(),
});

export const putTrunkRequest = z.strictObject({
  allowedAddresses: z.array(trunkAddress).max(500).default([]),
  auth: z
    .strictObject({
      username,
      /** Absent: the one that is kept stays. */
      password: z.string().min(8, 'at least 8 characters').max(200).optional(),
    })
    .nullable()
    .default(null),
  mediaEncryption: mediaEncryption.default('disable'),
});
export const createTrunkRequest = putTrunkRequest.extend({ name: agentSlug });

/** What to enter at the carrier so that its calls come here. */
const carrierSettings = z.object({
  /** host:port of SIP. */
  address: z.string(),
  /** Whether carriers on the internet can reach it; `name` when it is not an IP address. */
  reach: z.enum(['public', 'private', 'loopback', 'name']),
  /** Whether the address was set (SIP_PUBLIC_ADDRESS) or is a guess. */
  isSet: z.boolean(),
  uris: z.array(z.object({ transport: z.enum(['udp', 'tcp', 'tls']), uri: z.string() })),
  /** Offered for the audio, the best first. */
  codecs: z.array(z.string()),
  /** UDP ports of the audio. */
  mediaPorts: z.string(),
  username: username.nullable(),
  mediaEncryption,
  guides: z.array(z.object({ carrier: z.string(), steps: z.array(z.string()) })),
});
export type CarrierSettings = z.infer<typeof carrierSettings>;

export const trunkWithSettings = trunk.extend({ atCarrier: carrierSettings });

/** A trunk that was just written, and how provisioning it went. */
export const putTrunkResponse = z.object({
  trunk: trunkWithSettings,
  provisioning: provisioningAttempt,
});
