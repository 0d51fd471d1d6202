import { readFile, writeFile } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';
import { JAIL_ENV } from './jail.ts';

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-domain-reliability',
  '--disable-component-update',
  '--no-pings',
  // Else a page could send packets past the proxy.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--dns-prefetch-disable',
];
/** By preference: without a window a page opens in a fifth of the time, and takes half the memory. */
const PROGRAMS = ['chromium-headless-shell', 'chromium'];
const LAUNCH_MS = 20_000;
/** Where the wrapped command hears on its loopback. */
const PROXY = 'http://127.0.0.1:3128';

/** The name under which the script hands Playwright's arguments to the command inside. */
const ARGUMENTS_VARIABLE = 'CHROMIUM_ARGUMENTS';

/**
 * What runs inside the jail: threads are processes to the kernel, and Chromium has many.
 *
 * @param executable - null: what the machine has
 */
export function chromiumCommand(executable: string | null): string {
  const programs = executable === null ? PROGRAMS : [executable];
  return `ulimit -u 2000; eval "exec $(command -v ${programs.join(' ')} | head -n 1) $${ARGUMENTS_VARIABLE}" 2>/dev/null`;
}

/**
 * Starts Chromium by a command that jails it.
 *
 * @param argv - the whole command, in which `chromiumCommand` runs
 * @param scriptPath - is written: Playwright starts a program, not a command
 */
export async function launchChromium(
  argv: readonly string[],
  scriptPath: string,
  proxy: { username: string; password: string },
): Promise<Browser> {
  const lines = [
    '#!/bin/bash',
    // The same process all the way to the jail.
    `echo $$ > ${quoted(pidFile(scriptPath))}`,
    `export ${ARGUMENTS_VARIABLE}="$(printf '%q ' "$@")"`,
    `exec nice -n 5 ${argv.map(quoted).join(' ')}`,
  ];
  await writeFile(scriptPath, `${lines.join('\n')}\n`, { mode: 0o700 });
  return chromium.launch({
    executablePath: scriptPath,
    args: ARGUMENTS,
    // The jail is the sandbox; Chromium's own needs system calls that are taken away in it.
    chromiumSandbox: false,
    env: JAIL_ENV,
    proxy: { server: PROXY, ...proxy },
    timeout: LAUNCH_MS,
    // The backend has its own way to end.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** The outermost process of the browser; null while there is none. */
export async function processOf(scriptPath: string): Promise<number | null> {
  const written = await readFile(pidFile(scriptPath), 'utf8').catch(() => '');
  return Number(written) || null;
}

export const pidFile = (scriptPath: string) => `${scriptPath}.pid`;

const quoted = (argument: string) => `'${argument.replaceAll("'", String.raw`'\''`)}'`;
