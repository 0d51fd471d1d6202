import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { Egress } from './egress.ts';
import { isAlive } from './is-alive.ts';
import { noBrowser } from './no-browser.ts';
import { Runner } from './runner.ts';
import { RunnerSandbox } from './runner-sandbox.ts';
import type { SandboxDriver, UnassignedSandbox } from './sandbox.ts';

export interface DockerOptions {
  /** With python3. */
  image: string;
  workspaceMb: number;
  memoryMb: number;
  /** As in an agent's list: what of this machine may be reached, by `fetch`. */
  privateHosts: readonly string[];
}

const RUNNER = fileURLToPath(new URL('runner', import.meta.url));
const NAME = /^switchboard-sandbox-(\d+)-/;
/** Of nobody: it has no rights on anything of the machine. */
const USER = '65534:65534';

/**
 * Sandboxes of a Docker engine. They have no network, so code reaches no host, and no browser;
 * pages are fetched by the backend, through the same proxy as ever.
 */
export class DockerDriver implements SandboxDriver {
  readonly name = 'docker';
  readonly #options: DockerOptions;
  #egress: Promise<Egress> | null = null;

  constructor(options: DockerOptions) {
    this.#options = options;
  }

  async start(_wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox> {
    signal.throwIfAborted();
    this.#egress ??= Egress.start({ privateHosts: this.#options.privateHosts });
    const egress = await this.#egress;
    const id = randomUUID();
    const name = `switchboard-sandbox-${process.pid}-${id}`;
    const child = spawn('docker', this.#run(name), { stdio: 'pipe' });
    const runner = new Runner(child, () => {
      // Ending the client alone would leave the container.
      execa('docker', ['rm', '--force', name], { reject: false }).then(() => child.kill('SIGKILL'));
    });
    const sandbox = new RunnerSandbox({
      id,
      runner,
      code: egress.door(),
      web: egress.door(),
      browser: noBrowser('Docker'),
    });
    try {
      await runner.ready(signal);
      return sandbox;
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
  }

  async sweep(): Promise<void> {
    const { stdout } = await execa('docker', ['ps', '--all', '--format', '{{.Names}}']);
    const left = stdout.split('\n').filter((name) => {
      const owner = NAME.exec(name)?.[1];
      return owner !== undefined && !isAlive(Number(owner));
    });
    if (left.length > 0) await execa('docker', ['rm', '--force', ...left], { reject: false });
  }

  async close(): Promise<void> {
    const egress = await this.#egress?.catch(() => null);
    await egress?.stop();
  }

  #run(name: string): string[] {
    const { image, workspaceMb, memoryMb } = this.#options;
    return [
      ...['run', '--interactive', '--rm', '--init', '--name', name],
      ...['--network', 'none', '--read-only', '--user', USER, '--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges', '--pids-limit', '128', '--ipc', 'none'],
      ...['--memory', `${memoryMb}m`, '--memory-swap', `${memoryMb}m`, '--cpus', '1'],
      ...['--tmpfs', `/workspace:rw,exec,nosuid,nodev,size=${workspaceMb}m,mode=0777`],
      ...['--tmpfs', '/tmp:rw,exec,nosuid,nodev,size=256m,mode=1777'],
      ...['--volume', `${RUNNER}:/opt/runner:ro`, '--env', 'LANG=C.UTF-8'],
      ...[image, 'python3', '-I', '-B', '/opt/runner'],
    ];
  }
}
