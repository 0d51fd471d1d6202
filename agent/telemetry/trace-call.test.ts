import { initializeLogger, log, telemetry as sdk, voice } from '@livekit/agents';
import { SpanStatusCode } from '@opentelemetry/api';
import ky from 'ky';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { agentSettings } from '../../backend/contract/agents.ts';
import { callRoot } from '../../telemetry/call-trace.ts';
import { startOtlpReceiver } from '../../telemetry/testing/otlp-receiver.ts';
import { propagateTrace } from './propagate.ts';
import { type TracedCall, traceCall } from './trace-call.ts';

const CALL_ID = '0198c0de-1234-4abc-8def-0123456789ab';
const { traceId, spanId: rootSpanId } = callRoot(CALL_ID);
const SIP_CALL_ID = 'f81d4fae@carrier.example.com';
const SAID = 'my card is 4111 1111 1111 1111 and my name is Zebedee';
const ANSWERED = 'Thank you Zebedee, I have noted it.';

let collector: Awaited<ReturnType<typeof startOtlpReceiver>>;

beforeAll(() => initializeLogger({ pretty: false, level: 'fatal' }));
beforeEach(async () => {
  collector = await startOtlpReceiver();
});
afterEach(() => collector.stop());

function call(privacy = {}, leg = 0): TracedCall {
  const settings = {
    slug: 'desk',
    name: 'desk',
    greeting: 'Hi.',
    instructions: 'Be kind.',
    privacy,
  };
  return { callId: CALL_ID, leg, agent: agentSettings.parse(settings), sipCallId: SIP_CALL_ID };
}

/** One turn of a real session, with a model that is scripted. */
async function converse(): Promise<void> {
  const llm = new voice.testing.FakeLLM([{ input: SAID, content: ANSWERED }]);
  const session = new voice.AgentSession({ llm });
  await session.start({ agent: new voice.Agent({ instructions: 'Be kind.' }), record: false });
  await session.run({ userInput: SAID }).wait();
  await session.close();
}

/** Everything that arrived, as text. */
const arrived = () => JSON.stringify([collector.spans, collector.logs]);

it('exports a whole call as one trace, whose id is the call’s', async () => {
  await traceCall(collector.endpoint, call(), converse);
  const { spans } = collector;
  expect(spans.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['call', 'agent_session', 'agent_turn', 'llm_node', 'llm_request']),
  );
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  expect(new Set(spans.map((span) => span.service))).toEqual(new Set(['switchboard-agent']));
  expect(new Set(spans.map((span) => span.attributes['switchboard.call_id']))).toEqual(
    new Set([CALL_ID]),
  );
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === '');
  const attributes = { 'switchboard.sip_call_id': SIP_CALL_ID, 'switchboard.agent': 'desk' };
  expect(roots).toMatchObject([{ name: 'call', spanId: rootSpanId, attributes }]);
  const ids = new Set(spans.map(({ spanId }) => spanId));
  expect(spans.filter((span) => span !== roots[0] && !ids.has(span.parentSpanId))).toEqual([]);
});

it('exports nothing that was said unless the agent’s settings allow it', async () => {
  await traceCall(collector.endpoint, call(), converse);
  expect(arrived()).not.toMatch(/Zebedee|4111|Be kind/);
  const request = collector.spans.find(({ name }) => name === 'llm_request');
  expect(request?.attributes).toHaveProperty(['gen_ai.operation.name'], 'chat');
});

it('leaves out texts that it does not know, as the SDK’s next version may have', async () => {
  await traceCall(collector.endpoint, call(), async () => {
    const span = sdk.tracer.startSpan({ name: 'new', attributes: { 'lk.new': 'Zebedee', ms: 7 } });
    span.addEvent('new', { said: 'Zebedee' });
    span.addEvent('exception', { 'exception.type': 'TypeError', 'exception.new': 'Zebedee' });
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'Zebedee' });
    span.end();
  });
  expect(arrived()).not.toContain('Zebedee');
  expect(collector.spans[0]).toMatchObject({
    attributes: { ms: 7 },
    events: [{ name: 'exception', attributes: { 'exception.type': 'TypeError' } }],
    status: { code: 2, message: '' },
  });
});

it('exports what was said where they do, redacted as they ask', async () => {
  const privacy = { traceContent: true, redact: ['card'] };
  await traceCall(collector.endpoint, call(privacy), converse);
  expect(arrived()).toContain(ANSWERED);
  expect(arrived()).toContain('my card is [card] and my name is Zebedee');
  expect(arrived()).not.toMatch(/4111/);
});

it('names the error that ended a call, and quotes it only where that is allowed', async () => {
  const fail = () => Promise.reject(new TypeError('Zebedee said so'));
  await expect(traceCall(collector.endpoint, call(), fail)).rejects.toThrow('Zebedee');
  expect(arrived()).not.toContain('Zebedee');
  expect(collector.spans).toMatchObject([
    { name: 'call', attributes: { 'error.type': 'TypeError' }, status: { code: 2, message: '' } },
  ]);
});

it('exports the log, tied to the span it is written within, without what was said', async () => {
  await traceCall(collector.endpoint, call(), async () => {
    const error = new RangeError('Zebedee');
    log().fatal({ reason: 'silence', userTranscript: 'Zebedee', ms: 12, error }, 'call ended');
  });
  expect(collector.logs).toMatchObject([
    {
      service: 'switchboard-agent',
      traceId,
      spanId: rootSpanId,
      body: 'call ended',
      severityNumber: 21,
      attributes: { callId: CALL_ID, reason: 'silence', ms: 12, error: { type: 'RangeError' } },
    },
  ]);
  expect(arrived()).not.toContain('Zebedee');
});

it('goes on with the trace when another worker takes the call over', async () => {
  await traceCall(collector.endpoint, call({}, 1), async () => {});
  expect(collector.spans).toMatchObject([
    { name: 'call', traceId, parentSpanId: rootSpanId, attributes: { 'switchboard.leg': 1 } },
  ]);
  expect(collector.spans[0]?.spanId).not.toBe(rootSpanId);
});

it('tells the backend which trace its requests belong to', async () => {
  let sent: Headers | undefined;
  const http = ky.create({
    hooks: { beforeRequest: [propagateTrace] },
    fetch: async (request) => {
      sent = (request as Request).headers;
      return new Response();
    },
  });
  await traceCall(collector.endpoint, call(), async () => void (await http.get('http://backend/')));
  expect(sent?.get('traceparent')).toBe(`00-${traceId}-${rootSpanId}-01`);
});

it('only holds the call where there is no collector', async () => {
  let held = false;
  await traceCall(null, call(), async () => {
    held = true;
  });
  expect(held).toBe(true);
  expect(collector.spans).toEqual([]);
});
