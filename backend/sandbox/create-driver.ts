import { BubblewrapDriver } from './bubblewrap.ts';
import type { SandboxConfig } from './config.ts';
import { DockerDriver } from './docker.ts';
import { E2bDriver } from './e2b.ts';
import type { SandboxDriver } from './sandbox.ts';

/** The driver that the installation has chosen. */
export function createDriver(config: SandboxConfig): SandboxDriver {
  const { privateHosts, workspaceMb, memoryMb, e2b } = config;
  if (e2b !== null) return new E2bDriver({ ...e2b, privateHosts });
  if (config.driver === 'docker') {
    return new DockerDriver({ image: config.dockerImage, workspaceMb, memoryMb, privateHosts });
  }
  return new BubblewrapDriver({
    privateHosts,
    workspaceMb,
    memoryMb,
    chromium: config.chromiumPath,
  });
}
