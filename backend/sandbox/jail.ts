import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';

const MEGABYTE = 1024 * 1024;
/** In the range that systemd keeps for the users of containers; one of so many for each sandbox. */
const FIRST_USER_ID = 1_000_000_000;
const USER_IDS = 2 ** 28;
/** What programs need besides /usr; each where the machine has it. */
const ETC = [
  'alternatives',
  'ca-certificates',
  'ssl',
  'fonts',
  'chromium.d',
  'ld.so.cache',
  'mime.types',
];
const USR_LINKS = ['bin', 'sbin', 'lib', 'lib64'];

const WORKSPACE = '/workspace';
/** All that programs inside start with; what the backend has in its environment stays there. */
export const JAIL_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: WORKSPACE, LANG: 'C.UTF-8' };

/** What a jail holds besides the programs of the machine. */
export interface JailOptions {
  workspaceMb: number;
  /** Seen inside where they are outside, read-only. */
  readOnly: readonly string[];
  /** Of the host, as /etc/hosts. */
  hostsFile: string;
}

/**
 * The command under which a sandbox's own command runs: on a file system made of /usr, a few files
 * of /etc, and folders in memory that end with it. It dies with this process.
 *
 * As root it also changes to a user of its own: on real root no limit of processes binds.
 */
export function jail({ workspaceMb, readOnly, hostsFile }: JailOptions): string[] {
  const memory = (path: string, megabytes: number) => [
    '--perms',
    '0700',
    '--size',
    String(megabytes * MEGABYTE),
    '--tmpfs',
    path,
  ];
  const same = (option: string, path: string) => [option, path, path];
  return [
    ...ownUser(),
    'bwrap',
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    ...['--hostname', 'sandbox'],
    ...same('--ro-bind', '/usr'),
    ...USR_LINKS.flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
    ...ETC.flatMap((name) => same('--ro-bind-try', `/etc/${name}`)),
    ...['--ro-bind', hostsFile, '/etc/hosts'],
    ...['--proc', '/proc'],
    ...['--dev', '/dev', ...memory('/dev/shm', 64), '--remount-ro', '/dev'],
    ...memory('/tmp', 256),
    ...memory(WORKSPACE, workspaceMb),
    ...readOnly.flatMap((path) => same('--ro-bind', path)),
    ...['--remount-ro', '/', '--chdir', WORKSPACE],
    '--',
  ];
}

/** When memory is short the kernel is to end a sandbox, never the backend. */
const EXPENDABLE = ['choom', '--adjust', '1000', '--'];

function ownUser(): string[] {
  if (!maySwitchUser()) return EXPENDABLE;
  const id = String(FIRST_USER_ID + randomInt(USER_IDS));
  return [...EXPENDABLE, 'setpriv', '--reuid', id, '--regid', id, '--clear-groups'];
}

/** Root of a container may have but a few users. */
function maySwitchUser(): boolean {
  if (process.getuid?.() !== 0) return false;
  const [first = '', , count = ''] = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/);
  return Number(first) + Number(count) >= FIRST_USER_ID + USER_IDS;
}
