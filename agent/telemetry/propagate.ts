import { context, propagation } from '@opentelemetry/api';

/** Tells the receiver of a request which span it is sent within (W3C `traceparent`): a ky hook. */
export function propagateTrace(request: Request): void {
  propagation.inject(context.active(), request.headers, {
    set: (headers, name, value) => headers.set(name, value),
  });
}
