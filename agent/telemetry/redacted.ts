import type { Attributes, AttributeValue } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { type RedactionKind, redact, redactValue } from '../../redaction/redact.ts';

/** A span with all texts in it redacted. */
export function redactedSpan(span: ReadableSpan, kinds: readonly RedactionKind[]): ReadableSpan {
  const { code, message } = span.status;
  return Object.create(span, {
    attributes: { value: redactAttributes(span.attributes, kinds) },
    events: {
      value: span.events.map((event) => ({
        ...event,
        attributes: redactAttributes(event.attributes ?? {}, kinds),
      })),
    },
    status: { value: { code, ...(message && { message: redact(message, kinds) }) } },
  });
}

function redactAttributes(attributes: Attributes, kinds: readonly RedactionKind[]): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, redactAttribute(value, kinds)]),
  );
}

function redactAttribute(value: AttributeValue | undefined, kinds: readonly RedactionKind[]) {
  if (typeof value !== 'string') return redactValue(value, kinds);
  try {
    // The SDK writes messages as JSON: redacted value by value it stays JSON.
    return JSON.stringify(redactValue(JSON.parse(value), kinds));
  } catch {
    return redact(value, kinds);
  }
}
