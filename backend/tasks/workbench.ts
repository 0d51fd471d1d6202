import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findCall } from '../../db/queries/calls.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { bookUsage } from '../cost/book.ts';
import { type Secrets, secretsOf } from '../credentials/secrets.ts';
import { errorFields } from '../log.ts';
import type { CallSandboxes, SandboxPlan } from '../sandbox/call-sandboxes.ts';
import type { Services } from '../services.ts';
import { connectMcp, type McpConnections } from '../tools/mcp/connect.ts';
import { findSkills, skillsPrompt } from '../tools/skills/find.ts';
import { toolsFor } from '../tools/toolbox.ts';
import type { LiveTask } from './live-task.ts';
import type { WorkModels } from './model.ts';
import type { Toolkit } from './toolkit.ts';

interface Options {
  services: Pick<Services, 'database' | 'queue' | 'log' | 'now'>;
  sandboxes: CallSandboxes;
  models: Pick<WorkModels, 'warm'>;
  /** `<slug>/files` and `<slug>/skills` of each agent. */
  agentsDir: string;
  credentialsKey: Buffer | null;
}

/** What a call's tasks share besides the sandbox. */
interface Bench {
  secrets: Secrets;
  mcp: Promise<McpConnections>;
  closing: AbortController;
}

const USES_SANDBOX = new Set<AgentSettings['tools']['use'][number]>([
  'files',
  'code',
  'web',
  'browser',
]);

/** What the tasks of each call are worked on with: its sandbox, its connections, its secrets. */
export class Workbenches {
  readonly #options: Options;
  readonly #benches = new Map<string, Bench>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Gets all of it ready in the background, so that the first task finds it warm. */
  warm(callId: string, agent: AgentSettings): void {
    this.#bench(callId, agent);
    // A model that does not answer is noticed, and told, when there is work.
    this.#options.models.warm().catch(() => {});
    if (agent.tools.use.some((name) => USES_SANDBOX.has(name))) {
      this.#options.sandboxes.warm(callId, this.#plan(agent));
    }
  }

  /** What a task is given. Waits for connections that are being made. */
  async toolkit({ call, agent }: Pick<LiveTask, 'call' | 'agent'>): Promise<Toolkit> {
    const { services, sandboxes, agentsDir } = this.#options;
    const { secrets, mcp } = this.#bench(call.id, agent);
    const [skills, { tools: mcpTools }] = await Promise.all([
      findSkills(agentsDir, agent.slug, services.log),
      mcp,
    ]);
    const toolbox = toolsFor(agent, { database: services.database, skills, mcpTools });
    return {
      tools: toolbox.tools,
      skills: skillsPrompt(skills),
      sandbox: () => sandboxes.get(call.id, this.#plan(agent)),
      ...secrets,
      close: () => toolbox.close(),
    };
  }

  /** The calls for which something is held. */
  held(): string[] {
    return [...new Set([...this.#benches.keys(), ...this.#options.sandboxes.held()])];
  }

  /** Gives up all that a call holds, and adds its use to the call's cost. May be done again. */
  async release(callId: string): Promise<void> {
    const { services, sandboxes } = this.#options;
    const bench = this.#benches.get(callId);
    this.#benches.delete(callId);
    bench?.closing.abort();
    const [usedMs] = await Promise.all([
      sandboxes.release(callId),
      bench?.mcp.then((mcp) => mcp.close()),
    ]);
    if (usedMs === 0) return;
    const amounts = { sandbox_ms: usedMs };
    const use = { part: 'backend', provider: 'switchboard', model: 'sandbox', amounts } as const;
    await bookUsage(services, callId, services.now(), use);
  }

  /** Gives up what is held for calls that have ended, and are not worked for any more. */
  async releaseEnded(isWorkingFor: (callId: string) => Promise<boolean>): Promise<void> {
    const { database, log } = this.#options.services;
    const releaseIfEnded = async (callId: string) => {
      const call = await findCall(database, callId);
      if (call !== undefined && call.endedAt === null) return;
      if (!(await isWorkingFor(callId))) await this.release(callId);
    };
    for (const callId of this.held()) {
      await releaseIfEnded(callId).catch((error: unknown) =>
        log.warn({ callId, error: errorFields(error) }, 'Call not released'),
      );
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.held().map((callId) => this.release(callId)));
  }

  #bench(callId: string, agent: AgentSettings): Bench {
    const held = this.#benches.get(callId);
    if (held !== undefined) return held;
    const { services, credentialsKey } = this.#options;
    const secrets = secretsOf(services.database, credentialsKey, agent.slug);
    const closing = new AbortController();
    const mcp = connectMcp(agent, secrets.secret, closing.signal);
    void mcp.then(({ failed }) => {
      for (const { name, reason } of failed) {
        services.log.warn({ callId, server: name, piiReason: reason }, 'MCP server not usable');
      }
    });
    const bench = { secrets, mcp, closing };
    this.#benches.set(callId, bench);
    return bench;
  }

  #plan({ slug, language, tools }: AgentSettings): SandboxPlan {
    const files = join(this.#options.agentsDir, slug, 'files');
    return {
      policy: { webHosts: tools.webHosts, codeHosts: tools.codeHosts },
      sharedFolder: existsSync(files) ? files : null,
      pageLanguage: tools.use.includes('browser') ? language : null,
    };
  }
}
