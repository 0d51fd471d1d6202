import type { CallEvent, CostPart, Latency } from '../contract/events.ts';
import type { OutcomeReason } from '../contract/outcome.ts';
import { OUTCOMES } from '../contract/outcome.ts';
import type { TaskFailure } from '../contract/tasks.ts';
import { createInstruments, type Gauges } from './instruments.ts';

/** A delivery of events, after it was applied. */
interface Delivery {
  agent: string;
  /** Those that were new, in order. */
  applied: readonly CallEvent[];
  /** How many of the delivery were known already. */
  duplicates: number;
  /** Whether events were missing before some of the delivery. */
  gap: boolean;
  durationMs: number;
  /** When it was applied. */
  at: Date;
}

/** Where the parts of a latency are counted. Seconds are Prometheus's unit of time. */
const LATENCY_PARTS = {
  transcriptMs: 'transcript',
  endOfTurnMs: 'end_of_turn',
  firstTokenMs: 'first_token',
  firstAudioMs: 'first_audio',
} as const satisfies Partial<Record<keyof Latency, string>>;

/** What has happened at this backend since it began, for Prometheus. Each method is told of one kind of thing. */
export class Metrics {
  readonly #instruments;

  /** @param openCalls - the calls in progress of each agent */
  constructor(openCalls: Gauges['openCalls'], gauges: Omit<Gauges, 'openCalls'> = {}) {
    this.#instruments = createInstruments({ ...gauges, ...(openCalls && { openCalls }) });
  }

  eventsApplied({ agent, applied, duplicates, gap, durationMs, at }: Delivery): void {
    const { events, duplicates: repeated, gaps, batchSeconds } = this.#instruments;
    batchSeconds.observe(durationMs / 1_000);
    repeated.inc(duplicates);
    if (gap) gaps.inc();
    for (const event of applied) {
      events.inc({ type: event.type });
      // A worker's clock may be ahead of ours.
      const lagMs = Math.max(0, at.getTime() - Date.parse(event.at));
      this.#instruments.journalLagSeconds.observe(lagMs / 1_000);
      this.#happened(agent, event);
    }
  }

  #happened(agent: string, event: CallEvent): void {
    const { interruptions, errors } = this.#instruments;
    if (event.type === 'error') {
      const { part, kind, recovered } = event;
      errors.inc({ part, kind, recovered: String(recovered) });
    }
    if (event.type !== 'turn') return;
    if (event.speaker === 'agent' && event.interrupted) interruptions.inc({ agent });
    if (event.latency !== null) this.#replied(agent, event.latency);
  }

  #replied(agent: string, latency: Latency): void {
    const { replySeconds, replyPartSeconds } = this.#instruments;
    replySeconds.observe({ agent }, latency.totalMs / 1_000);
    for (const [field, part] of Object.entries(LATENCY_PARTS)) {
      const durationMs = latency[field as keyof typeof LATENCY_PARTS];
      if (durationMs !== null) replyPartSeconds.observe({ part }, durationMs / 1_000);
    }
  }

  callEnded(agent: string, reason: OutcomeReason, durationMs: number): void {
    this.#instruments.calls.inc({ agent, result: OUTCOMES[reason], reason });
    this.#instruments.callSeconds.observe({ agent }, durationMs / 1_000);
  }

  callClosed(durationMs: number): void {
    this.#instruments.closingSeconds.observe(durationMs / 1_000);
  }

  closingFailed(): void {
    this.#instruments.closingFailures.inc();
  }

  /** @param outcome - or of a task that failed: why */
  taskEnded(agent: string, outcome: 'done' | 'cancelled' | TaskFailure, durationMs: number): void {
    this.#instruments.tasks.inc({ agent, outcome });
    this.#instruments.taskSeconds.observe({ agent }, durationMs / 1_000);
  }

  webhookReceived(source: string, result: 'taken' | 'repeated' | 'refused' | 'ignored'): void {
    this.#instruments.webhooks.inc({ source, result });
  }

  /** @param result - `failed` is tried again, `given_up` is not */
  webhookSent(result: 'delivered' | 'failed' | 'given_up', durationMs: number): void {
    this.#instruments.deliveries.inc({ result });
    this.#instruments.deliverySeconds.observe({ result }, durationMs / 1_000);
  }

  /** A call was not admitted, or was stopped. */
  callRefused(reason: 'credit' | 'limit' | 'call_cost' | 'day_cost'): void {
    this.#instruments.refusals.inc({ reason });
  }

  costKnown(part: CostPart, micros: number): void {
    this.#instruments.costMicros.inc({ part }, micros);
  }

  /** @param route - the pattern, not the path: that can hold a caller's number */
  requestAnswered(method: string, route: string, status: number, durationMs: number): void {
    const labels = { method, route, status: String(status) };
    this.#instruments.requestSeconds.observe(labels, durationMs / 1_000);
  }

  /** The names that a scrape can have, those of histograms' parts included. */
  async names(): Promise<string[]> {
    const metrics = await this.#instruments.registry.getMetricsAsJSON();
    return metrics.flatMap(({ name, type }) =>
      String(type) === 'histogram'
        ? ['_bucket', '_sum', '_count'].map((part) => name + part)
        : name,
    );
  }

  /** All of it in Prometheus' text format. */
  async exposition(): Promise<{ contentType: string; text: string }> {
    const { registry } = this.#instruments;
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}
