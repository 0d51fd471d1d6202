import { type Context, context, propagation, trace } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import {
  BatchSpanProcessor,
  type IdGenerator,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { CALL_ID } from './call-trace.ts';
import { type LogFields, toLogRecord } from './log-record.ts';

/** A collector that does not answer must not hold up the end of a call or a process. */
const EXPORT_TIMEOUT_MS = 3_000;

export interface TelemetryOptions {
  serviceName: string;
  /** Where OTLP over HTTP is taken, such as http://127.0.0.1:4318. */
  endpoint: string;
  /** Which call a span concerns that begins in a context. */
  callOf: (within: Context) => string | undefined;
  /** What of a span may leave this process; null: none of it. */
  exportedSpan: (span: ReadableSpan) => ReadableSpan | null;
  /** What of a log line's fields may. */
  exportedFields: (fields: LogFields) => LogFields;
  idGenerator?: IdGenerator;
  /** Sees every span before it is exported. */
  spanProcessor?: SpanProcessor;
}

export interface Telemetry {
  provider: NodeTracerProvider;
  /** Takes lines of pino's, and exports them tied to the span that they are written within. */
  logStream: { write: (line: string) => void };
  /** Exports what is left, and ends. */
  stop: () => Promise<void>;
}

/**
 * Exports this process's traces and logs by OTLP (protobuf over HTTP). Headers, resource attributes
 * and sampling are set by OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_HEADERS`,
 * `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER`).
 */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  const { endpoint, serviceName, spanProcessor, idGenerator } = options;
  const resource = defaultResource()
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: serviceName }));
  const sendTo = (path: string) => ({
    url: `${endpoint.replace(/\/+$/, '')}${path}`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });

  const exporter = sieve(new OTLPTraceExporter(sendTo('/v1/traces')), options.exportedSpan);
  const provider = new NodeTracerProvider({
    resource,
    spanProcessors: [
      nameCall(options.callOf),
      ...(spanProcessor ? [spanProcessor] : []),
      new BatchSpanProcessor(exporter),
    ],
    ...(idGenerator && { idGenerator }),
  });
  provider.register();

  const logs = startLogs(resource, sendTo('/v1/logs'));
  const logger = logs.getLogger('switchboard');
  return {
    provider,
    logStream: {
      write(line) {
        const record = toLogRecord(line, options.exportedFields);
        if (record !== undefined) logger.emit({ ...record, context: context.active() });
      },
    },
    async stop() {
      await Promise.allSettled([provider.shutdown(), logs.shutdown()]);
      for (const global of [trace, context, propagation]) global.disable();
    },
  };
}

function startLogs(resource: Resource, sendTo: { url: string; timeoutMillis: number }) {
  const exporter = new OTLPLogExporter(sendTo);
  return new LoggerProvider({ resource, processors: [new BatchLogRecordProcessor({ exporter })] });
}

/** Writes on each span which call it concerns. */
function nameCall(callOf: TelemetryOptions['callOf']): SpanProcessor {
  return {
    onStart(span, within) {
      const callId = callOf(within);
      if (callId !== undefined) span.setAttribute(CALL_ID, callId);
    },
    onEnd() {},
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}

/** Exports of each span what may leave this process: nothing is exported past it. */
function sieve(exporter: SpanExporter, exported: TelemetryOptions['exportedSpan']): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(
        spans.map(exported).filter((span) => span !== null),
        done,
      ),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
