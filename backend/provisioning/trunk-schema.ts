import { z } from 'zod';
import { sipTrunkFile } from '../contract/sip-trunk.ts';

/** The JSON schema of `sip-trunk.json`, by which editors check and complete it. */
export function trunkFileSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(sipTrunkFile, { io: 'input', target: 'draft-7' }), null, 2)}\n`;
}
