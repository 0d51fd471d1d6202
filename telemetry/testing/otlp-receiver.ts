import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type Message, messages, number, text, value } from './protobuf.ts';

/** A span or a log record as it arrived. */
interface Received {
  service: unknown;
  traceId: string;
  spanId: string;
  attributes: Record<string, unknown>;
}
export interface ReceivedSpan extends Received {
  name: string;
  parentSpanId: string;
  events: { name: string; attributes: Record<string, unknown> }[];
  status: { code: number; message: string };
}
export interface ReceivedLog extends Received {
  body: unknown;
  severityNumber: number;
}

/**
 * A collector for tests, which takes what OTLP exporters send over HTTP as protobuf. Field numbers
 * are those of opentelemetry-proto 1.x (trace.proto, logs.proto, common.proto). For tests in
 * another process, GET /<trace id> has the spans of a trace so far.
 */
export async function startOtlpReceiver() {
  const spans: ReceivedSpan[] = [];
  const logs: ReceivedLog[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.end(JSON.stringify(spans.filter(({ traceId }) => request.url === `/${traceId}`)));
      return;
    }
    const sent = await buffer(request);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    for (const ofResource of messages(body, 1)) {
      const service = attributes(messages(ofResource, 1)[0], 1)['service.name'];
      const records = messages(ofResource, 2).flatMap((ofScope) => messages(ofScope, 2));
      if (request.url === '/v1/traces')
        spans.push(...records.map((record) => toSpan(service, record)));
      if (request.url === '/v1/logs') logs.push(...records.map((record) => toLog(service, record)));
    }
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    logs,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const hex = (message: Message, field: number): string =>
  Buffer.from(message.get(field)?.[0]?.bytes ?? []).toString('hex');

const attributes = (message: Message | undefined, field: number): Record<string, unknown> =>
  Object.fromEntries(
    messages(message, field).map((pair) => [text(pair, 1), value(messages(pair, 2)[0])]),
  );

const toSpan = (service: unknown, span: Message): ReceivedSpan => ({
  service,
  traceId: hex(span, 1),
  spanId: hex(span, 2),
  parentSpanId: hex(span, 4),
  name: text(span, 5),
  attributes: attributes(span, 9),
  events: messages(span, 11).map((event) => ({
    name: text(event, 2),
    attributes: attributes(event, 3),
  })),
  status: {
    message: text(messages(span, 15)[0], 2),
    code: number(messages(span, 15)[0], 3),
  },
});

const toLog = (service: unknown, log: Message): ReceivedLog => ({
  service,
  traceId: hex(log, 9),
  spanId: hex(log, 10),
  severityNumber: number(log, 2),
  body: value(messages(log, 5)[0]),
  attributes: attributes(log, 6),
});
