import { spawnSync } from 'node:child_process';

interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** unshare(1): inside, root is the user `daemon`, who exists everywhere, with root's own files as his. */
const NAMESPACE = ['--user', '--map-user=1', '--map-group=1'];

/**
 * Postgres refuses to run as root, and a user of its own could not enter a folder that root keeps
 * closed, as /root is. So where we are root, the command runs in a user namespace as an ordinary
 * user who owns what root owns; where the system has none, it runs as it is.
 */
export function asOrdinaryUser({ command, args }: Command): Command {
  if (process.getuid?.() !== 0 || !hasNamespaces()) return { command, args };
  return { command: 'unshare', args: [...NAMESPACE, command, ...args] };
}

const hasNamespaces = (): boolean => spawnSync('unshare', [...NAMESPACE, 'true']).status === 0;
