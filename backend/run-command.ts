import { EnvironmentError } from './contract/environment.ts';
import { ServiceError } from './errors.ts';
import { ProvisioningError } from './provisioning/error.ts';
import { TrunkFileError } from './provisioning/trunk-file.ts';
import { StartError } from './start-error.ts';

const TOLD_PLAINLY = [
  EnvironmentError,
  TrunkFileError,
  ProvisioningError,
  ServiceError,
  StartError,
];

/** Runs a command. What whoever started it can mend is told without a stack; exits with 1 on failure. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const plain = TOLD_PLAINLY.some((kind) => error instanceof kind);
    console.error(plain && error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
