import { z } from 'zod';
import { agentSlug, phoneNumber } from './common.ts';

/** A number that is answered here, as provisioned from `sip-trunk.json`. */
export const ownedNumber = z.object({
  number: phoneNumber,
  agent: agentSlug,
  trunk: agentSlug,
});

export const listNumbersResponse = z.object({ numbers: z.array(ownedNumber) });
