import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';
import { callRoot } from '../../telemetry/call-trace.ts';

/**
 * Gives all spans of this process the trace of the one call that it holds, and the first span of
 * the call's first leg the id of the trace's root.
 */
export class CallIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  readonly #traceId: string;
  #rootSpanId: string | undefined;

  constructor(callId: string, leg: number) {
    const { traceId, spanId } = callRoot(callId);
    this.#traceId = traceId;
    if (leg === 0) this.#rootSpanId = spanId;
  }

  generateTraceId(): string {
    return this.#traceId;
  }

  generateSpanId(): string {
    const spanId = this.#rootSpanId ?? this.#random.generateSpanId();
    this.#rootSpanId = undefined;
    return spanId;
  }
}
