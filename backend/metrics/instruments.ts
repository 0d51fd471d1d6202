import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A caller is answered in 0.2 to 5 s; finer where the target lies. */
const REPLY_SECONDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5];
const CALL_SECONDS = [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600];
const TASK_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 1_800];
const WORK_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** What has waited in a journal while the backend was away comes minutes late. */
const LAG_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800];

/**
 * What is shown to Prometheus. Labels have few values: agents, parts and kinds of closed sets,
 * never numbers, callers or ids.
 *
 * @param countOpenCalls - asked at each scrape; the calls in progress of each agent
 */
export function createInstruments(countOpenCalls: () => Promise<Map<string, number>>) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `switchboard_${name}`, help, labelNames, registers });
  const seconds = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: Label[] = [],
  ) => new Histogram({ name: `switchboard_${name}`, help, buckets, labelNames, registers });

  new Gauge({
    name: 'switchboard_calls_open',
    help: 'Calls in progress, as the database has them: every backend says the same',
    labelNames: ['agent'],
    registers,
    async collect() {
      this.reset();
      // While the database is away, all the rest is still told.
      const open = await countOpenCalls().catch(() => new Map<string, number>());
      for (const [agent, calls] of open) this.set({ agent }, calls);
    },
  });

  return {
    registry,
    calls: counter('calls_total', 'Calls that have ended', ['agent', 'result', 'reason']),
    callSeconds: seconds('call_duration_seconds', 'Length of calls', CALL_SECONDS, ['agent']),
    replySeconds: seconds(
      'turn_latency_seconds',
      'From the end of the caller’s speech to the first audio of the reply',
      REPLY_SECONDS,
      ['agent'],
    ),
    replyPartSeconds: seconds('turn_latency_part_seconds', 'Parts of it', REPLY_SECONDS, ['part']),
    interruptions: counter('interruptions_total', 'Turns of the agent that the caller cut', [
      'agent',
    ]),
    errors: counter('errors_total', 'Errors on calls, by the part that failed', [
      'part',
      'kind',
      'recovered',
    ]),
    events: counter('events_applied_total', 'Call events applied', ['type']),
    duplicates: counter('events_duplicate_total', 'Call events received again'),
    gaps: counter('event_gaps_total', 'Deliveries with events missing before them'),
    batchSeconds: seconds('event_batch_seconds', 'Time to apply one delivery', WORK_SECONDS),
    journalLagSeconds: seconds(
      'journal_lag_seconds',
      'From an event to its being applied',
      LAG_SECONDS,
    ),
    closingSeconds: seconds('closing_seconds', 'Time to close a call', WORK_SECONDS),
    closingFailures: counter('closing_failures_total', 'Closings that failed and are tried again'),
    tasks: counter('tasks_total', 'Tasks of the backend agent that are over', ['agent', 'outcome']),
    taskSeconds: seconds('task_duration_seconds', 'From hand-off to end of tasks', TASK_SECONDS, [
      'agent',
    ]),
    webhooks: counter('webhooks_total', 'Notices from outside', ['source', 'result']),
    refusals: counter('refusals_total', 'Calls not admitted or stopped for money or a limit', [
      'reason',
    ]),
    costMicros: counter('cost_micros_total', 'Known cost, in millionths', ['part']),
    requestSeconds: seconds('http_request_seconds', 'HTTP requests', WORK_SECONDS, [
      'method',
      'route',
      'status',
    ]),
  };
}
