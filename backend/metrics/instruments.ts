import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A caller is answered in 0.2 to 5 s; finer where the target lies. */
const REPLY_SECONDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5];
const CALL_SECONDS = [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600];
const TASK_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 1_800];
const WORK_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** An endpoint has 10 s to answer. */
const DELIVERY_SECONDS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
/** What has waited in a journal while the backend was away comes minutes late. */
const LAG_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800];

/** How many of something there are, by the values of its labels. */
export type Counted = readonly { labels: Record<string, string>; value: number }[];

/** What is asked at each scrape. Where it is not told, the gauge has no value. */
export interface Gauges {
  /** The calls in progress of each agent, as the database has them. */
  openCalls?: () => Promise<Map<string, number>>;
  /** Workers by pool and state. */
  workers?: () => Promise<Counted>;
  /** The jobs of each queue that wait, and that run. */
  jobs?: () => Promise<Counted>;
  /** Streams of the live view at this backend. */
  liveViewers?: () => number;
}

/**
 * What is shown to Prometheus. Labels have few values: agents, parts and kinds of closed sets,
 * never numbers, callers or ids.
 */
export function createInstruments({ openCalls, workers, jobs, liveViewers }: Gauges) {
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

  const asked = (name: string, help: string, labelNames: string[], ask: () => Promise<Counted>) =>
    new Gauge({
      name: `switchboard_${name}`,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset();
        // While the database is away, all the rest is still told.
        for (const { labels, value } of await ask().catch(() => [])) this.set(labels, value);
      },
    });
  const shared = 'as the database has them: every backend says the same';
  asked('calls_open', `Calls in progress, ${shared}`, ['agent'], async () => {
    const open = (await openCalls?.()) ?? new Map<string, number>();
    return [...open].map(([agent, value]) => ({ labels: { agent }, value }));
  });
  asked('workers', `Workers, ${shared}`, ['pool', 'state'], async () => (await workers?.()) ?? []);
  asked('jobs', `Jobs, ${shared}`, ['queue', 'state'], async () => (await jobs?.()) ?? []);
  asked('live_viewers', 'Streams of the live view at this backend', [], async () => [
    { labels: {}, value: liveViewers?.() ?? 0 },
  ]);

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
    deliveries: counter('webhook_deliveries_total', 'Attempts to deliver webhooks', ['result']),
    deliverySeconds: seconds(
      'webhook_delivery_seconds',
      'From the request of a webhook to its answer',
      DELIVERY_SECONDS,
      ['result'],
    ),
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
