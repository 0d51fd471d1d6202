import { ServiceError } from '../errors.ts';
import { type Trunk, TrunkFileError } from '../provisioning/trunk-file.ts';

/**
 * The trunks of the file, for a change that must not contradict them.
 *
 * @throws ServiceError `conflict` with what is wrong with the file
 */
export async function fileTrunks(readTrunkFile: () => Promise<Trunk[]>): Promise<Trunk[]> {
  try {
    return await readTrunkFile();
  } catch (error) {
    if (!(error instanceof TrunkFileError)) throw error;
    throw new ServiceError('conflict', `The trunk file must be mended first. ${error.message}`);
  }
}
