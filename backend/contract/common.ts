import { z } from 'zod';

/** A phone number in E.164: a plus sign, then 4 to 15 digits (ITU-T E.164). */
export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{3,14}$/, 'a phone number in E.164, such as +15550100');

/** The short name of an agent, used in URLs, in `sip-trunk.json` and in dispatch metadata. */
export const agentSlug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and hyphens');

/** Under what name a secret is kept. */
export const credentialName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits, _ and -');

/** A time as an ISO 8601 string in UTC. */
export const instant = z.iso.datetime();

/** Money in millionths of the currency's unit. */
export const micros = z.int().min(0);
