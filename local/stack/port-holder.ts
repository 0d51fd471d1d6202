import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type Protocol = 'tcp' | 'udp';

/** TCP_LISTEN and, for a UDP socket that is bound, TCP_CLOSE, as /proc/net shows them. */
const STATE: Record<Protocol, string> = { tcp: '0A', udp: '07' };

const SHOWN_CHARACTERS = 60;

/**
 * The process that listens on a port, such as `redis-server *:6380 (process id 812)`. Undefined
 * where the system does not tell: without /proc, or for a process of another user.
 */
export function holderOf(port: number, protocol: Protocol): string | undefined {
  const inodes = new Set(
    [protocol, `${protocol}6`].flatMap((table) => inodesOf(table, port, STATE[protocol])),
  );
  if (inodes.size === 0) return undefined;
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    const descriptors = list(`/proc/${pid}/fd`).map((fd) => link(`/proc/${pid}/fd/${fd}`));
    if (descriptors.some((target) => inodes.has(target))) {
      const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
      return `${command.slice(0, SHOWN_CHARACTERS)} (process id ${pid})`;
    }
  }
  return undefined;
}

/** proc_pid_net(5): columns are slot, local address:port in hexadecimal, remote, state, ..., inode. */
function inodesOf(table: string, port: number, state: string): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return read(`/proc/net/${table}`)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , found]) => local?.endsWith(suffix) && found === state)
    .map((columns) => `socket:[${columns[9]}]`);
}

const attempt =
  <T>(read: (path: string) => T, otherwise: T) =>
  (path: string): T => {
    try {
      return read(path);
    } catch {
      return otherwise;
    }
  };
const read = attempt((path) => readFileSync(path, 'utf8'), '');
const list = attempt((path) => readdirSync(path), [] as string[]);
const link = attempt((path) => readlinkSync(path), '');
