import {
  type Context,
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { callRoot, withCall } from '../../telemetry/call-trace.ts';

const CALL_PATH = /^\/v1\/calls\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/;

/**
 * Answers each request within a span, as a child of the sender's (W3C `traceparent`). To be mounted
 * behind the check of the token, so that no stranger writes into a call's trace.
 */
export function traceRequests(): MiddlewareHandler {
  return async function traceRequests(c, next) {
    const { method, path } = c.req;
    const callId = CALL_PATH.exec(path)?.[1];
    const sender = propagation.extract(context.active(), Object.fromEntries(c.req.raw.headers));
    const parent = callId === undefined ? sender : ofCall(sender, callId, method !== 'GET');
    const tracer = trace.getTracer('switchboard');
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER }, parent);
    await context.with(trace.setSpan(parent, span), next);
    const route = routePath(c);
    span.updateName(`${method} ${route}`);
    span.setAttributes({
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': c.res.status,
    });
    if (c.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
}

/**
 * What is written about a call belongs to its trace, also where the sender has none: events of a
 * worker that died are delivered by another.
 */
function ofCall(sender: Context, callId: string, isWrite: boolean): Context {
  const known = trace.getSpanContext(sender) !== undefined;
  const parent = known || !isWrite ? sender : trace.setSpanContext(sender, callRoot(callId));
  return withCall(parent, callId);
}
