import { z } from 'zod';
import { agentSlug, phoneNumber } from './common.ts';

/** An IPv4 or IPv6 address or CIDR range. */
export const trunkAddress = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'an IP address or a range such as 54.172.60.0/30',
});

/** Whether the audio of calls is encrypted (SRTP): never, where the carrier offers it, or else no call. */
export const mediaEncryption = z.enum(['disable', 'allow', 'require']);
export type MediaEncryption = z.infer<typeof mediaEncryption>;

const numberEntry = z.strictObject({
  number: phoneNumber.describe('The called number, in E.164.'),
  agent: agentSlug.describe('The agent that answers it.'),
});

const trunk = z
  .strictObject({
    name: agentSlug.describe('Short name of the trunk, unique in this file.'),
    numbers: z.array(numberEntry).min(1).max(10_000),
    allowedAddresses: z
      .array(trunkAddress)
      .default([])
      .describe("Where calls may come from: the carrier's signalling addresses. Empty: anywhere."),
    auth: z
      .strictObject({
        username: z.string().min(1).max(100),
        passwordEnv: z
          .string()
          .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, such as TRUNK_PASSWORD')
          .describe('Name of the environment variable that holds the password.'),
      })
      .optional()
      .describe('Digest authentication that the carrier must pass.'),
    mediaEncryption: mediaEncryption
      .default('disable')
      .describe('Encryption of the audio (SRTP): disable, allow or require.'),
  })
  .describe('One SIP trunk: a carrier, or a PBX, that sends calls here.');

/** `sip-trunk.json`: which numbers reach us over which trunk, and which agent each belongs to. */
export const sipTrunkFile = z
  .strictObject({
    $schema: z.string().optional(),
    trunks: z.array(trunk).max(1_000),
  })
  .superRefine((file, context) => {
    const trunks = new Set<string>();
    const numbers = new Map<string, string>();
    for (const [t, { name, numbers: entries }] of file.trunks.entries()) {
      if (trunks.has(name)) {
        const message = `a trunk name used once; "${name}" stands here again`;
        context.addIssue({ code: 'custom', path: ['trunks', t, 'name'], message });
      }
      trunks.add(name);
      for (const [n, { number }] of entries.entries()) {
        const owner = numbers.get(number);
        if (owner !== undefined) {
          const message = `a number used once; ${number} stands in trunk "${owner}" already`;
          context.addIssue({
            code: 'custom',
            path: ['trunks', t, 'numbers', n, 'number'],
            message,
          });
        }
        numbers.set(number, name);
      }
    }
  });
export type SipTrunkFile = z.infer<typeof sipTrunkFile>;
