import { beforeEach, expect, it } from 'vitest';
import { createRouter } from '../http/router.ts';
import { metricsRoutes } from '../routes/metrics.ts';
import { event, turnEvent } from '../testing/fixtures.ts';
import { measureRequests } from './measure-requests.ts';
import { Metrics } from './metrics.ts';

let openCalls: Map<string, number>;
let metrics: Metrics;

beforeEach(() => {
  openCalls = new Map();
  metrics = new Metrics(async () => openCalls);
});

/** The value of a line of the exposition, named with its labels as they are written there. */
async function value(series: string): Promise<number | undefined> {
  const { text } = await metrics.exposition();
  const line = text.split('\n').find((line) => line.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

const delivery = (fields: Partial<Parameters<Metrics['eventsApplied']>[0]> = {}) => ({
  agent: 'reception',
  applied: [],
  duplicates: 0,
  gap: false,
  durationMs: 4,
  at: new Date('2026-01-01T10:00:02.400Z'),
  ...fields,
});

it('counts the events of deliveries, and how late they come', async () => {
  const applied = [turnEvent(0), turnEvent(1), event(2, { type: 'dtmf', digit: '1' })];
  metrics.eventsApplied(delivery({ applied, duplicates: 2, gap: true }));
  metrics.eventsApplied(delivery());
  expect(await value('switchboard_events_applied_total{type="turn"}')).toBe(2);
  expect(await value('switchboard_events_applied_total{type="dtmf"}')).toBe(1);
  expect(await value('switchboard_events_duplicate_total')).toBe(2);
  expect(await value('switchboard_event_gaps_total')).toBe(1);
  expect(await value('switchboard_event_batch_seconds_count')).toBe(2);
  expect(await value('switchboard_journal_lag_seconds_sum')).toBeCloseTo(1.2);
});

it('learns latencies, interruptions and errors from the events', async () => {
  const latency = {
    totalMs: 850,
    transcriptMs: 210,
    endOfTurnMs: null,
    firstTokenMs: 300,
    firstAudioMs: 90,
  };
  const failure = {
    type: 'error',
    part: 'tts',
    kind: 'rate_limited',
    message: 'secret words',
    recovered: true,
    fallback: null,
  } as const;
  const applied = [turnEvent(0, { latency, interrupted: true }), event(1, failure)];
  metrics.eventsApplied(delivery({ applied }));
  const reply = 'switchboard_turn_latency_seconds_bucket';
  expect(await value(`${reply}{le="0.8",agent="reception"}`)).toBe(0);
  expect(await value(`${reply}{le="1",agent="reception"}`)).toBe(1);
  const part = 'switchboard_turn_latency_part_seconds_sum';
  expect(await value(`${part}{part="transcript"}`)).toBeCloseTo(0.21);
  expect(await value(`${part}{part="end_of_turn"}`)).toBeUndefined();
  expect(await value('switchboard_interruptions_total{agent="reception"}')).toBe(1);
  const errors = 'switchboard_errors_total{part="tts",kind="rate_limited",recovered="true"}';
  expect(await value(errors)).toBe(1);
  expect((await metrics.exposition()).text).not.toContain('secret words');
});

it('counts ended calls by agent and outcome', async () => {
  metrics.callEnded('reception', 'time_limit', 90_000);
  const labels = 'agent="reception",result="stopped",reason="time_limit"';
  expect(await value(`switchboard_calls_total{${labels}}`)).toBe(1);
  expect(await value('switchboard_call_duration_seconds_sum{agent="reception"}')).toBe(90);
});

it('counts closings, notices, refusals and cost', async () => {
  metrics.callClosed(120);
  metrics.closingFailed();
  metrics.webhookReceived('livekit', 'repeated');
  metrics.callRefused('credit');
  metrics.costKnown('llm', 250);
  metrics.costKnown('llm', 50);
  expect(await value('switchboard_closing_seconds_sum')).toBeCloseTo(0.12);
  expect(await value('switchboard_closing_failures_total')).toBe(1);
  expect(await value('switchboard_webhooks_total{source="livekit",result="repeated"}')).toBe(1);
  expect(await value('switchboard_refusals_total{reason="credit"}')).toBe(1);
  expect(await value('switchboard_cost_micros_total{part="llm"}')).toBe(300);
});

it('asks for the calls in progress at each scrape, and forgets agents that have none', async () => {
  openCalls = new Map([['reception', 3]]);
  expect(await value('switchboard_calls_open{agent="reception"}')).toBe(3);
  openCalls = new Map();
  expect(await value('switchboard_calls_open{agent="reception"}')).toBeUndefined();
});

it('tells the rest while the database is away', async () => {
  const away = new Metrics(() => Promise.reject(new Error('connection refused')));
  away.callRefused('credit');
  expect((await away.exposition()).text).toContain('switchboard_refusals_total{reason="credit"} 1');
});

it('keeps what one backend counts apart from another', async () => {
  new Metrics(async () => new Map()).callRefused('credit');
  expect(await value('switchboard_refusals_total{reason="credit"}')).toBeUndefined();
});

it('measures requests by route, and is read over HTTP', async () => {
  const app = createRouter();
  app.use(measureRequests(metrics));
  app.get('/v1/callers/:number', (c) => c.text('known'));
  app.route('/', metricsRoutes({ metrics }));
  await app.request('/v1/callers/+15550100');
  await app.request('/nothing/+15550100');
  await app.request('/v1/callers/+15550100', { method: 'BREW' });
  const response = await app.request('/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const text = await response.text();
  const seconds = 'switchboard_http_request_seconds_count';
  expect(text).toContain(`${seconds}{method="GET",route="/v1/callers/:number",status="200"} 1`);
  expect(text).toContain('method="other"');
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toContain('+1555');
});
