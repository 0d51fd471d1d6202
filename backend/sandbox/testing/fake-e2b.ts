import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

/** Of a message in a stream of the Connect protocol: the last one, without an error. */
const END_OF_STREAM = 2;

const creation = z.looseObject({ metadata: z.record(z.string(), z.string()) });
const start = z.object({ process: z.object({ cmd: z.string(), args: z.array(z.string()) }) });
const input = z.object({ input: z.object({ stdin: z.base64() }) });

interface Machine {
  folder: string;
  asked: z.infer<typeof creation>;
  network: unknown;
  process: ChildProcess | null;
}

/**
 * Speaks E2B's API and that of the daemon in its sandboxes, as far as the driver uses them. What it
 * is told to run runs here, in a folder for each sandbox.
 */
export class FakeE2b {
  readonly apiKey = 'e2b_test';
  readonly machines = new Map<string, Machine>();
  readonly ended: string[] = [];
  #made = 0;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) =>
      response.writeHead(500).end(JSON.stringify({ code: 500, message: String(error) })),
    );
  });

  /** @returns its address */
  async open(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await Promise.all([...this.machines.keys()].map((id) => this.end(id)));
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async add(asked: z.infer<typeof creation>): Promise<string> {
    this.#made += 1;
    const id = `sandbox${this.#made}`;
    const folder = await mkdtemp(join(tmpdir(), 'e2b-'));
    this.machines.set(id, { folder, asked, network: asked.network, process: null });
    return id;
  }

  async end(id: string): Promise<void> {
    const machine = this.machines.get(id);
    this.machines.delete(id);
    this.ended.push(id);
    machine?.process?.kill('SIGKILL');
    if (machine) await rm(machine.folder, { recursive: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://e2b');
    const body = await buffer(request);
    const id = request.headers['e2b-sandbox-id'];
    if (typeof id === 'string') {
      const machine = this.machines.get(id);
      if (machine === undefined) response.writeHead(502).end();
      else await answerInside(machine, { pathname, searchParams, body }, response);
    } else if (request.headers['x-api-key'] !== this.apiKey) {
      json(response, 401, { code: 401, message: 'Invalid API key' });
    } else {
      await this.#control(`${request.method} ${pathname}`, { searchParams, body }, response);
    }
  }

  async #control(
    asked: string,
    { searchParams, body }: { searchParams: URLSearchParams; body: Buffer },
    response: ServerResponse,
  ): Promise<void> {
    const [, verb = '', id = '', part = ''] =
      /^(\w+) (?:\/v2)?\/sandboxes\/?([^/]*)\/?(.*)$/.exec(asked) ?? [];
    const machine = this.machines.get(id);
    if (verb === 'POST' && id === '') {
      json(response, 201, described(await this.add(creation.parse(JSON.parse(String(body))))));
    } else if (verb === 'GET' && id === '') {
      const wanted = [...new URLSearchParams(searchParams.get('metadata') ?? '')];
      const found = [...this.machines].filter(([, { asked }]) =>
        wanted.every(([name, value]) => asked.metadata[name] === value),
      );
      const list = found.map(([id, { asked }]) => ({ ...described(id), metadata: asked.metadata }));
      json(response, 200, list);
    } else if (machine === undefined) {
      json(response, 404, { code: 404, message: 'Sandbox not found' });
    } else {
      if (verb === 'DELETE') await this.end(id);
      if (part === 'network') machine.network = JSON.parse(String(body));
      response.writeHead(204).end();
    }
  }
}

async function answerInside(
  machine: Machine,
  asked: { pathname: string; searchParams: URLSearchParams; body: Buffer },
  response: ServerResponse,
): Promise<void> {
  switch (asked.pathname) {
    case '/files': {
      const path = join(machine.folder, asked.searchParams.get('path') ?? '');
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, asked.body);
      return json(response, 200, [{ name: path, path, type: 'file' }]);
    }
    case '/process.Process/Start': {
      // The first five bytes are the frame.
      const { process } = start.parse(JSON.parse(String(asked.body.subarray(5))));
      return run(machine, [process.cmd, ...process.args], response);
    }
    case '/process.Process/SendInput': {
      const { stdin } = input.parse(JSON.parse(String(asked.body))).input;
      machine.process?.stdin?.write(Buffer.from(stdin, 'base64'));
      return json(response, 200, {});
    }
    default:
      response.writeHead(404).end();
  }
}

function run(machine: Machine, [program = '', ...args]: string[], response: ServerResponse): void {
  const child = spawn(program, args, { cwd: machine.folder });
  machine.process = child;
  response.writeHead(200, { 'content-type': 'application/connect+json' });
  const send = (event: object) => response.write(frame(0, { event }));
  send({ start: { pid: child.pid } });
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => send({ data: { [name]: chunk.toString('base64') } }));
  }
  child.on('close', (exitCode) => {
    send({ end: { exitCode: exitCode ?? 0, exited: true, status: 'exited' } });
    response.end(frame(END_OF_STREAM, {}));
  });
}

function frame(flags: number, message: object): Buffer {
  const content = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(5);
  head.writeUInt8(flags);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

const described = (sandboxID: string) => ({
  sandboxID,
  templateID: 'template',
  clientID: 'client',
  envdVersion: '0.6.4',
  envdAccessToken: 'token',
  startedAt: '2026-01-01T00:00:00Z',
  endAt: '2026-01-01T00:05:00Z',
  state: 'running',
  cpuCount: 1,
  memoryMB: 512,
});

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
