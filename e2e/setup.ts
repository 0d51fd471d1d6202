import { on } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { agentSettings } from '../backend/contract/agents.ts';
import { stackReady } from '../local/stack/ready.ts';
import { startOtlpReceiver } from '../telemetry/testing/otlp-receiver.ts';
import { AGENTS, RECEIVER, SHOP, TRUNK_FILE } from './fixtures.ts';
import { processesOf } from './processes.ts';
import { openShop, writeAgentFiles } from './shop.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The environment that reaches the stack under test; its commands are run with it. */
    stack: Record<string, string>;
    /** The process that runs it all. */
    stackPid: number;
    /** What it has printed for the first person of the installation. */
    ownerLink: string;
  }
}

/** Far from the defaults, so that a stack in use on this machine is left alone. */
const PORTS = { PORT_OFFSET: '20000', RTP_PORTS: '31000-31199' };
const READY_WITHIN_MS = 120_000;

/**
 * Starts one whole stack with `npm start`, as a user would, in a folder of its own and without any
 * account; gives it the agents and numbers of `fixtures.ts`; afterwards stops it with SIGTERM and
 * checks that nothing of it is left.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
  const trunkFile = join(folder, 'sip-trunk.json');
  // The agents of the other numbers are not there yet: the first start knows the first number.
  await writeTrunks(trunkFile, { trunks: TRUNK_FILE.trunks.slice(0, 1) });
  const [shop, collector] = await Promise.all([openShop(), startOtlpReceiver()]);
  const environment = {
    ...PORTS,
    DATA_DIR: join(folder, 'data'),
    SIP_TRUNK_FILE: trunkFile,
    DEEPGRAM_API_KEY: '',
    OPENAI_API_KEY: '',
    DATABASE_URL: '',
    SANDBOX_PRIVATE_HOSTS: SHOP.address,
    WEBHOOK_PRIVATE_HOSTS: RECEIVER.address,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
  };

  const stack = execa('node', ['local/start.ts'], {
    env: environment,
    stdin: 'ignore',
    all: true,
    reject: false,
    forceKillAfterDelay: false,
  });
  const stopped = stack.then(({ all, exitCode }) => {
    throw new Error(`npm start ended with ${exitCode} before it was ready:\n${all}`);
  });
  const [settings, ownerLink] = await Promise.race([
    Promise.all([stackReady(environment.DATA_DIR, READY_WITHIN_MS), printedOwnerLink(stack.all)]),
    stopped,
  ]);
  stopped.catch(() => undefined);
  const env = { ...environment, ...settings };

  await writeAgentFiles(join(environment.DATA_DIR, 'agents/clerk'));
  await Promise.all(Object.values(AGENTS).map((agent) => putAgent(env, agent)));
  await writeTrunks(trunkFile, TRUNK_FILE);
  await execa('node', ['backend/provision.ts'], { env });
  project.provide('stack', env);
  project.provide('stackPid', stack.pid ?? 0);
  project.provide('ownerLink', ownerLink);

  return async () => {
    stack.kill('SIGTERM');
    const { exitCode } = await stack;
    shop.close();
    await collector.stop();
    const left = await processesOf(environment.DATA_DIR);
    if (exitCode !== 0) throw new Error(`npm start ended with ${exitCode} on SIGTERM`);
    if (left.length > 0)
      throw new Error(
        `npm start left processes behind:\n${left.map(({ command }) => command).join('\n')}`,
      );
    await rm(folder, { recursive: true, force: true });
  };
}

async function printedOwnerLink(output: Readable): Promise<string> {
  let text = '';
  const signal = AbortSignal.timeout(READY_WITHIN_MS);
  for await (const [chunk] of on(output, 'data', { signal, close: ['end'] })) {
    text += chunk;
    const [, link] = /First owner +(http\S+)\n/.exec(text) ?? [];
    if (link !== undefined) return link;
  }
  throw new Error(`npm start has printed no link for the first owner:\n${text}`);
}

const writeTrunks = (file: string, trunks: typeof TRUNK_FILE) =>
  writeFile(file, JSON.stringify(trunks, null, 2));

async function putAgent(env: Record<string, string>, agent: (typeof AGENTS)[string]) {
  const { slug } = agentSettings.parse(agent);
  const answer = await fetch(`${env.BACKEND_URL}/v1/agents/${slug}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${env.SERVICE_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(agent),
  });
  if (!answer.ok) throw new Error(`agent ${slug}: ${answer.status} ${await answer.text()}`);
}
