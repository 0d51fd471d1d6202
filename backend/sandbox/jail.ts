import { randomInt } from 'node:crypto';

const MEGABYTE = 1024 * 1024;
/** In the range that systemd keeps for the users of containers; one of 2^28 for each sandbox. */
const FIRST_USER_ID = 1_000_000_000;
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

export const WORKSPACE = '/workspace';
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
function ownUser(): string[] {
  const expendable = ['choom', '--adjust', '1000', '--'];
  if (process.getuid?.() !== 0) return expendable;
  const id = String(FIRST_USER_ID + randomInt(2 ** 28));
  return [...expendable, 'setpriv', '--reuid', id, '--regid', id, '--clear-groups'];
}
