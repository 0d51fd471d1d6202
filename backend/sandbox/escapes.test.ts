import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { BubblewrapDriver } from './bubblewrap.ts';
import { CallSandboxes } from './call-sandboxes.ts';
import { SandboxPool } from './pool.ts';
import { EgressDenied, SandboxFileError, SandboxGone } from './sandbox.ts';
import { ADDRESSES, CARELESS_HOSTS, NAMES } from './testing/address-attempts.ts';
import { LOOKING, RISING, TAKING } from './testing/code-attempts.ts';
import { resolveBy } from './testing/names.ts';
import { layOut, SECRET } from './testing/prey.ts';

const LIMITS = { timeoutMs: 2_000, maxOutputBytes: 100_000 };
const never = new AbortController().signal;

const names = resolveBy(NAMES);
const { prey, ports, hits, remove } = await layOut();
const driver = new BubblewrapDriver({
  privateHosts: [`127.0.0.1:${ports.open}`],
  chromium: null,
  workspaceMb: 256,
  memoryMb: 1_024,
});
const pool = new SandboxPool({
  driver,
  size: 0,
  browser: false,
  maxStartsAtOnce: 2,
  onFailure: () => {},
});
const sandboxes = new CallSandboxes({ pool, report: () => {} });
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

afterAll(async () => {
  await sandboxes.close();
  await driver.close();
  await remove();
  names.restore();
});

/** The sandbox of a call whose agent lists all that it should not. */
const sandbox = (callId = 'attacker') => {
  const hosts = [...CARELESS_HOSTS, `127.0.0.1:${ports.open}`];
  const policy = { webHosts: hosts, codeHosts: hosts };
  return sandboxes.get(callId, { policy, sharedFolder: null, pageLanguage: null });
};

/** What code prints; `gone` when its sandbox did not survive it. */
async function attempt(code: string): Promise<string> {
  try {
    const { stdout, stderr } = await (await sandbox()).python(code, LIMITS, never);
    return stdout + stderr;
  } catch (error) {
    if (error instanceof SandboxGone) return 'gone';
    throw error;
  }
}

describe('code sees nothing of', () => {
  it.each(LOOKING(prey))('%s', async (_name, code) => {
    await (await sandbox('other')).writeFile('notes.txt', Buffer.from(SECRET));
    expect(await attempt(code)).not.toMatch(new RegExp(`gone|ESCAPED|root:|${SECRET}`));
  });
});

describe('code does not succeed in', () => {
  it.each(RISING(prey))('%s', async (_name, code) => {
    expect(await attempt(code)).not.toMatch(new RegExp(`gone|ESCAPED|uid=0|${SECRET}`));
  });
});

describe('code cannot take', () => {
  const processes = async () => {
    const { stdout } = await (await sandbox()).python(
      'import os; print(len([p for p in os.listdir("/proc") if p.isdigit()]))',
      LIMITS,
      never,
    );
    return Number(stdout);
  };

  it.each(TAKING)('%s', { timeout: 15_000 }, async (_name, code) => {
    const before = process.memoryUsage().rss;
    delay.reset();
    expect(await attempt(code)).not.toContain('ESCAPED');
    // The helper, the runner, a supervisor and this command: what was killed is soon gone.
    await vi.waitFor(async () => expect(await processes()).toBe(4), { timeout: 5_000 });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    expect(delay.max / 1e6).toBeLessThan(500);
  });
});

describe('files of the workspace lead nowhere else:', () => {
  const links = `import os
for name, to in {"file": "${prey.secretFile}", "folder": "/", "proc": "/proc/self/environ"}.items():
  if not os.path.islink(name): os.symlink(to, name)`;
  const paths = [
    prey.secretFile,
    `../..${prey.secretFile}`,
    `a/../../..${prey.secretFile}`,
    'file',
    'folder/etc/hosts',
    'proc',
    '/proc/self/environ',
    '.',
    'a\0b',
    '',
  ];
  it.each(paths)('reading %j', async (path) => {
    await attempt(links);
    await expect((await sandbox()).readFile(path, 1_000)).rejects.toThrow(SandboxFileError);
  });

  it.each(paths)('writing %j', async (path) => {
    await attempt(links);
    const written = (await sandbox()).writeFile(path, Buffer.from('x'));
    await expect(written).rejects.toThrow(SandboxFileError);
  });

  it.each(['folder', '/', '..', 'folder/proc'])('listing %j', async (path) => {
    await attempt(links);
    await expect((await sandbox()).listFiles(path, 10)).rejects.toThrow(SandboxFileError);
  });

  it('a pipe does not keep the reader waiting', async () => {
    await attempt('import os; os.path.exists("pipe") or os.mkfifo("pipe")');
    await expect((await sandbox()).readFile('pipe', 10)).rejects.toThrow('not a file');
  });
});

describe('what must not be reached is not, though the agent lists it:', () => {
  it.each(ADDRESSES(ports))('%s by code', async (address) => {
    const asked = attempt(
      `import urllib.request as u; print(u.urlopen(${JSON.stringify(address)}, timeout=1.5).read())`,
    );
    expect(await asked).not.toMatch(new RegExp(`gone|${SECRET}`));
    const direct = attempt(`import os; os.system("curl -sLk --noproxy '*' -m 1 '${address}'")`);
    expect(await direct).not.toMatch(new RegExp(`gone|${SECRET}`));
    expect(hits()).toBe(0);
  });

  it.each(ADDRESSES(ports))('%s by the backend', async (address) => {
    const fetched = (await sandbox()).fetch(address, { signal: AbortSignal.timeout(1_500) });
    await expect(fetched).rejects.toThrow();
    expect(hits()).toBe(0);
  });

  it.each(ADDRESSES(ports))('%s by the browser', { timeout: 15_000 }, async (address) => {
    const browser = await (await sandbox()).browser();
    const page = await browser.newPage();
    await page.goto(address, { timeout: 2_000 }).catch(() => {});
    const shown = page.innerText('body', { timeout: 2_000 }).catch(() => '');
    expect(await shown).not.toMatch(new RegExp(`${SECRET}|localhost`));
    await page.close();
    expect(hits()).toBe(0);
  });

  it('a page cannot ask for it either', { timeout: 15_000 }, async () => {
    const page = await (await (await sandbox()).browser()).newPage();
    await page.goto(`http://127.0.0.1:${ports.open}/`);
    const address = `127.0.0.1:${ports.secret}`;
    await page.evaluate(`(async () => {
      const socket = new WebSocket('ws://${address}/');
      await new Promise((resolve) => socket.addEventListener('error', resolve));
      navigator.sendBeacon('http://${address}/', 'x');
      await fetch('http://${address}/', { mode: 'no-cors' }).catch(() => {});
    })()`);
    await page.close();
    expect(hits()).toBe(0);
  });

  it('the door of the browser does not open to another sandbox without its name', async () => {
    const code = `import os, re
proxy = os.environ["http_proxy"]
password = re.search(":([0-9a-f]+)@", proxy).group(1)
for user in ("", "srt", "srt.", "srt.YQ==", "srt." + "A" * 44):
  os.system(f"curl -s -m 1 -x http://{user}:{password}@127.0.0.1:3128 http://127.0.0.1:${ports.open}/")`;
    expect(await attempt(code)).not.toContain('open\n');
  });
});

describe('what is allowed is reached', () => {
  const address = `http://127.0.0.1:${ports.open}/`;
  it('by code', async () => {
    const code = `import urllib.request as u; print(u.urlopen("${address}").read())`;
    expect(await attempt(code)).toContain('open');
  });

  it('by the backend', async () => {
    const answer = await (await sandbox()).fetch(address, { signal: never });
    expect(await answer.text()).toBe('open');
    const denied = (await sandbox()).fetch('http://example.org/', { signal: never });
    await expect(denied).rejects.toThrow(EgressDenied);
  });

  it('by the browser', async () => {
    const page = await (await (await sandbox()).browser()).newPage();
    await page.goto(address);
    expect(await page.textContent('body')).toBe('open');
  });
});

it('judges a name by the one answer with which it is dialled', async () => {
  names.asked.clear();
  const address = `http://loopback.example.com:${ports.secret}/`;
  await expect((await sandbox()).fetch(address, { signal: never })).rejects.toThrow(EgressDenied);
  expect(names.asked.get('loopback.example.com')).toBe(1);
});
