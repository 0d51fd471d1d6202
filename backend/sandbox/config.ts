/** What an installation sets about its sandboxes. */
export interface SandboxConfig {
  driver: 'bubblewrap' | 'docker' | 'e2b';
  /** How many are kept ready; 0: none. */
  poolSize: number;
  /** Whether those have a browser running, which takes most of their memory. */
  poolBrowser: boolean;
  /** What of this machine or its network agents may list, such as `127.0.0.1:8099`. */
  privateHosts: readonly string[];
  /** Null: `chromium-headless-shell`, else `chromium`, from the PATH. */
  chromiumPath: string | null;
  /** Of one sandbox, with all its processes; its browser has twice as much for itself. */
  memoryMb: number;
  /** Of files in one workspace, which are held in memory. */
  workspaceMb: number;
  /** For `docker`: an image with python3. */
  dockerImage: string;
  /** For `e2b`: null with another driver. */
  e2b: { apiKey: string; template: string } | null;
}

export const SANDBOX_DEFAULTS: SandboxConfig = {
  driver: 'bubblewrap',
  poolSize: 2,
  poolBrowser: true,
  privateHosts: [],
  chromiumPath: null,
  memoryMb: 1_024,
  workspaceMb: 256,
  dockerImage: 'python:3.13-slim',
  e2b: null,
};
