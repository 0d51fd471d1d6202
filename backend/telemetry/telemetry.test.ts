import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callRoot, inCallTrace } from '../../telemetry/call-trace.ts';
import { traceFields } from '../../telemetry/log-fields.ts';
import type { Telemetry } from '../../telemetry/telemetry.ts';
import { startOtlpReceiver } from '../../telemetry/testing/otlp-receiver.ts';
import { traced } from '../../telemetry/traced.ts';
import { createRouter } from '../http/router.ts';
import { noteEventCount } from './event-count.ts';
import { startBackendTelemetry } from './start.ts';
import { traceRequests } from './trace-requests.ts';

const CALL_ID = '0198c0de-1234-4abc-8def-0123456789ab';
const { traceId, spanId: rootSpanId } = callRoot(CALL_ID);
const EVENTS = `/v1/calls/${CALL_ID}/legs/0/events`;

let collector: Awaited<ReturnType<typeof startOtlpReceiver>>;
let telemetry: Telemetry | null;

beforeEach(async () => {
  collector = await startOtlpReceiver();
  telemetry = startBackendTelemetry(collector.endpoint);
});
afterEach(() => collector.stop());

const app = createRouter();
app.use('/v1/*', traceRequests());
app.post('/v1/calls/:id/legs/:leg/events', async (c) => {
  const { events } = await c.req.json();
  noteEventCount(events);
  if (events > 0) await traced('apply events', {}, async () => {});
  return c.body(null, 204);
});
app.get('/v1/calls/:id', (c) => c.text('call'));
app.get('/v1/callers/:number', (c) => c.text('unwell', 503));

const send = (path: string, method = 'GET', body?: unknown, headers = {}) =>
  app.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });

async function exported() {
  await telemetry?.stop();
  return collector.spans;
}

it('answers a worker’s request within its span', async () => {
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
  await send(EVENTS, 'POST', { events: 3 }, { traceparent });
  const [inner, outer] = await exported();
  expect(outer).toMatchObject({
    service: 'switchboard-backend',
    name: 'POST /v1/calls/:id/legs/:leg/events',
    traceId,
    parentSpanId: '00f067aa0ba902b7',
    attributes: {
      'http.route': '/v1/calls/:id/legs/:leg/events',
      'http.response.status_code': 204,
      'switchboard.events': 3,
      'switchboard.call_id': CALL_ID,
    },
  });
  expect(inner).toMatchObject({
    name: 'apply events',
    traceId,
    parentSpanId: outer?.spanId,
    attributes: { 'switchboard.call_id': CALL_ID },
  });
});

it('counts what is written about a call to its trace, though the sender has none', async () => {
  await send(EVENTS, 'POST', { events: 1 });
  await send(`/v1/calls/${CALL_ID}`);
  const spans = (await exported()).filter(({ name }) => name !== 'apply events');
  expect(spans).toMatchObject([
    { name: expect.stringMatching(/^POST/), traceId, parentSpanId: rootSpanId },
    { name: 'GET /v1/calls/:id', attributes: { 'switchboard.call_id': CALL_ID } },
  ]);
  expect(spans[1]?.traceId).not.toBe(traceId);
});

it('leaves signs of life out', async () => {
  await send(EVENTS, 'POST', { events: 0 });
  expect(await exported()).toEqual([]);
});

it('writes routes, never the numbers in paths, and marks its own failures', async () => {
  await send('/v1/callers/+15550100');
  const spans = await exported();
  expect(spans).toMatchObject([{ name: 'GET /v1/callers/:number', status: { code: 2 } }]);
  expect(JSON.stringify(spans)).not.toContain('+1555');
});

it('puts later work on a call into its trace, step by step', async () => {
  await inCallTrace(CALL_ID, () =>
    traced('close call', {}, () => traced('step', { step: 'cost' }, async () => {})),
  );
  const [step, closing] = await exported();
  expect(closing).toMatchObject({ name: 'close call', traceId, parentSpanId: rootSpanId });
  expect(step).toMatchObject({
    traceId,
    parentSpanId: closing?.spanId,
    attributes: { step: 'cost' },
  });
});

it('names what failed without quoting it', async () => {
  const work = traced('step', {}, () => Promise.reject(new TypeError('Zebedee')));
  await expect(work).rejects.toThrow('Zebedee');
  const spans = await exported();
  expect(spans).toMatchObject([{ attributes: { 'error.type': 'TypeError' }, status: { code: 2 } }]);
  expect(JSON.stringify(spans)).not.toContain('Zebedee');
});

it('ties log lines to trace and call, and keeps what callers said out of the export', async () => {
  const lines: string[] = [];
  const kept = { write: (line: string) => void lines.push(line) };
  const streams = pino.multistream([{ stream: kept }, { stream: telemetry?.logStream ?? kept }]);
  const log = pino({ mixin: traceFields }, streams);
  await inCallTrace(CALL_ID, () =>
    traced('close call', {}, async () => {
      log.warn({ piiNumber: '+15550100', error: { name: 'E', piiMessage: 'Zebedee' } }, 'Failed');
    }),
  );
  const [span] = await exported();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    trace_id: traceId,
    span_id: span?.spanId,
    callId: CALL_ID,
    piiNumber: '+15550100',
  });
  expect(collector.logs).toEqual([
    {
      service: 'switchboard-backend',
      traceId,
      spanId: span?.spanId,
      severityNumber: 13,
      body: 'Failed',
      attributes: { callId: CALL_ID, error: { name: 'E' } },
    },
  ]);
});

it('does nothing without a collector', async () => {
  await telemetry?.stop();
  expect(startBackendTelemetry(null)).toBeNull();
  expect((await send(EVENTS, 'POST', { events: 1 })).status).toBe(204);
  expect(collector.spans).toEqual([]);
  expect(traceFields()).toEqual({});
});
