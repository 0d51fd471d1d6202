import { SpanStatusCode } from '@opentelemetry/api';
import { inCallTrace } from '../../telemetry/call-trace.ts';
import { traced } from '../../telemetry/traced.ts';
import { errorFields, type Logger } from '../log.ts';
import { CallSandboxes, type SandboxReport } from './call-sandboxes.ts';
import type { SandboxConfig } from './config.ts';
import { createDriver } from './create-driver.ts';
import { SandboxPool } from './pool.ts';
import { probeSandbox } from './probe.ts';
import { unreachableHosts } from './reachable-hosts.ts';

/** Above this many cold starts at once, the pool waits. */
const MAX_STARTS_AT_ONCE = 2;

export interface Sandboxes {
  sandboxes: CallSandboxes;
  /** Clears up after a process that died, and begins to fill the pool. */
  start(): Promise<void>;
  /** How many are ready for calls to come. */
  ready(): number;
  /** Starts one besides, runs something in it and ends it. @throws Error when that does not work */
  probe(signal: AbortSignal): Promise<void>;
  /** Ends all sandboxes. */
  close(): Promise<void>;
}

/** The sandboxes of this process. There is one set of them in a process. */
export function createSandboxes(config: SandboxConfig, log: Logger): Sandboxes {
  const driver = createDriver(config);
  const pool = new SandboxPool({
    driver,
    size: config.poolSize,
    browser: config.poolBrowser,
    maxStartsAtOnce: MAX_STARTS_AT_ONCE,
    onFailure: (error) =>
      log.warn({ error: errorFields(error) }, 'Sandbox for the pool did not start'),
  });
  const sandboxes = new CallSandboxes({
    pool,
    report: (report) => tell(log, report),
    onAssigned(callId, { webHosts, codeHosts }) {
      const hosts = unreachableHosts([...webHosts, ...codeHosts], config.privateHosts);
      if (hosts.length > 0) log.warn({ callId, hosts }, 'Hosts of the agent may not be reached');
    },
  });
  return {
    sandboxes,
    async start() {
      await driver.sweep();
      pool.open();
    },
    ready: () => pool.readyCount,
    probe: (signal) => probeSandbox(driver, signal),
    async close() {
      await sandboxes.close();
      await pool.close();
      await driver.close();
    },
  };
}

/** How the call came by its sandbox, or did not, is part of the call's trace. */
function tell(log: Logger, { callId, what, ms, error }: SandboxReport): void {
  const fields = { callId, what, ms: Math.round(ms) };
  if (what === 'failed') log.warn({ ...fields, error: errorFields(error) }, 'No sandbox');
  else if (what === 'lost') log.warn(fields, 'Sandbox lost');
  else log.info(fields, 'Sandbox taken');
  const attributes = { 'switchboard.sandbox': what, 'switchboard.duration_ms': fields.ms };
  void inCallTrace(callId, () =>
    traced('sandbox', attributes, async (span) => {
      if (what === 'failed' || what === 'lost') span.setStatus({ code: SpanStatusCode.ERROR });
    }),
  );
}
