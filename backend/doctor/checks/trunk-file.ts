import { type Trunk, TrunkFileError } from '../../provisioning/trunk-file.ts';
import { type Check, failed, ok } from '../check.ts';

export function trunkFileCheck(readTrunkFile: () => Promise<Trunk[]>): Check {
  return {
    id: 'trunk-file',
    title: 'Trunk file',
    async look() {
      try {
        const trunks = await readTrunkFile();
        const numbers = trunks.reduce((sum, trunk) => sum + trunk.numbers.length, 0);
        return ok(`trunks: ${trunks.length}, numbers: ${numbers}`);
      } catch (error) {
        if (!(error instanceof TrunkFileError)) throw error;
        return failed(
          error.message,
          'a file as its schema has it',
          'Mend the line that is named, then run npm run provision.',
        );
      }
    },
  };
}
