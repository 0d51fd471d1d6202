import { expect, inject, it, vi } from 'vitest';
import { callRoot } from '../telemetry/call-trace.ts';
import type { ReceivedSpan } from '../telemetry/testing/otlp-receiver.ts';
import { NUMBERS } from './fixtures.ts';
import { workingCall } from './work-call.ts';

/** Exporters send what they have every few seconds. */
const EXPORTED_WITHIN_MS = 20_000;

async function spansOf(traceId: string): Promise<ReceivedSpan[]> {
  const answer = await fetch(`${inject('stack').OTEL_EXPORTER_OTLP_ENDPOINT}/${traceId}`);
  return (await answer.json()) as ReceivedSpan[];
}

it('traces a call from the INVITE to the last tool, through worker and backend', async () => {
  const { stored } = await workingCall(NUMBERS.clerk, ['Are you open on Christmas Day?'], {
    until: /closed/,
  });
  const { traceId, spanId } = callRoot(stored.id);
  const spans = await vi.waitFor(
    async () => {
      const exported = await spansOf(traceId);
      // The last of the worker and of the backend.
      const names = exported.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['call', 'close call']));
      return exported;
    },
    { timeout: EXPORTED_WITHIN_MS, interval: 250 },
  );

  const [root, ...otherRoots] = spans.filter(({ parentSpanId }) => parentSpanId === '');
  const attributes = { 'switchboard.sip_call_id': stored.sipCallId };
  expect(root).toMatchObject({ name: 'call', service: 'switchboard-agent', spanId, attributes });
  expect(otherRoots).toEqual([]);

  /** What a span is part of, from the call down to itself. */
  const pathTo = (span: ReceivedSpan | undefined): string[] => {
    if (span === undefined) return [];
    const parent = spans.find((other) => other.spanId === span.parentSpanId);
    return [...pathTo(parent), `${span.service}: ${span.name}`];
  };
  const found = (name: string) => pathTo(spans.find((span) => span.name === name));
  const [worker, backend] = ['switchboard-agent: ', 'switchboard-backend: '];
  const [call, session] = [`${worker}call`, `${worker}agent_session`];
  const turn = [call, session, `${worker}agent_turn`];
  expect(found('user_turn')).toEqual([call, session, `${worker}user_turn`]);
  expect(found('llm_node')).toEqual([...turn, `${worker}llm_node`]);
  expect(found('tts_node')).toEqual([...turn, `${worker}tts_node`]);
  const handOff = spans.find((span) => span.attributes['gen_ai.tool.name'] === 'delegate');
  expect(pathTo(handOff)).toEqual([...turn, `${worker}function_tool`]);
  const taken = 'POST /v1/calls/:id/tasks';
  expect(found(taken)).toEqual([call, `${backend}${taken}`]);
  const task = [call, `${backend}task`];
  expect(found('model request')).toEqual([...task, `${backend}model request`]);
  expect(found('tool read_file')).toEqual([...task, `${backend}tool read_file`]);
});
