import { expect, it } from 'vitest';
import { callRoot } from '../../telemetry/call-trace.ts';
import { startOtlpReceiver } from '../../telemetry/testing/otlp-receiver.ts';
import { startBackendTelemetry } from '../telemetry/start.ts';
import { useDatabase } from '../testing/services.ts';
import { calls, says } from './testing/model-server.ts';
import { all, callWith, request, tool, useTasks } from './testing/tasks.ts';

const { database } = await useDatabase();
const { tasks, server, metrics } = await useTasks(database, [
  tool('look_up', ({ text }) => `It is ${text}.`),
]);

it('shows a task with its requests and tools in the trace of the call, without what was said', async () => {
  const collector = await startOtlpReceiver();
  const telemetry = startBackendTelemetry(collector.endpoint);
  const call = await callWith(database);
  server.answers.push(calls([['look_up', { text: 'blue' }]]), says('It is blue.'));
  const { taskId } = await tasks.start(call.id, request('Which colour?'));
  await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  await tasks.close();
  await telemetry?.stop();
  await collector.stop();

  const task = collector.spans.find(({ name }) => name === 'task');
  expect(task).toMatchObject({
    traceId: callRoot(call.id).traceId,
    attributes: { 'switchboard.task_id': taskId, 'switchboard.outcome': 'done' },
  });
  const inside = collector.spans.filter(({ parentSpanId }) => parentSpanId === task?.spanId);
  expect(inside.map(({ name }) => name)).toEqual([
    'model request',
    'tool look_up',
    'model request',
  ]);
  expect(inside[0]?.attributes).toMatchObject({ 'gen_ai.usage.output_tokens': 20 });
  expect(JSON.stringify(collector.spans)).not.toMatch(/blue|colour/);

  const { text } = await metrics.exposition();
  const series = `switchboard_tasks_total{agent="${call.agent}",outcome="done"} 1`;
  expect(text).toContain(series);
});
