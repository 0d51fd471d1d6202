import { ERROR_STATUS, type ErrorCode } from '../contract/errors.ts';
import { IDEMPOTENCY_KEY, KEPT_HOURS } from '../contract/idempotency.ts';
import { REMEDIES } from './errors.ts';
import { EXAMPLES } from './examples.ts';
import { asAnswered } from './response-schema.ts';
import { tagOf } from './tags.ts';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: object;
}

/** What a route says of itself in the document. */
export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[] | undefined;
  requestBody?: { content?: Record<string, { schema?: object; example?: unknown }> };
  responses: Record<string, object>;
  'x-scope'?: string;
}

type Paths = Record<string, Partial<Record<Method, Operation>>>;

/** Each route of a document. */
export function operationsOf(paths: object) {
  return Object.entries(paths as Paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

/** Adds to a route what holds for all: its group, what it needs, an example, and how it can fail. */
export function completeOperation(path: string, method: Method, operation: Operation): void {
  const scope = operation['x-scope'];
  const tag = tagOf(path);
  if (tag !== undefined) operation.tags = [tag];
  operation.parameters = operation.parameters?.map(withNecessity);
  if (scope !== undefined) {
    const needs = scope === 'none' ? 'For all who are known.' : `Needs the scope \`${scope}\`.`;
    operation.description = [operation.description, needs].filter(Boolean).join('\n\n');
  }
  if (takesIdempotencyKey(method, scope)) {
    operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  }
  const example = EXAMPLES[operation.operationId ?? ''];
  const json = operation.requestBody?.content?.['application/json'];
  if (json !== undefined && example !== undefined) json.example = example;
  operation.responses = responsesOf(path, method, operation);
}

/** In place of the one answer to whatever fails: each that there can be. */
function responsesOf(path: string, method: Method, operation: Operation): Operation['responses'] {
  const { default: anyFailure, ...answers } = operation.responses;
  const responses = asAnswered(answers) as Operation['responses'];
  const failures = anyFailure === undefined ? [] : failuresOf(path, method, operation);
  for (const code of failures) {
    responses[ERROR_STATUS[code]] ??= { $ref: `#/components/responses/${code}` };
  }
  return responses;
}

/** The worker has its own numbers and keys by which things are done once. */
const takesIdempotencyKey = (method: Method, scope: string | undefined): boolean =>
  method !== 'get' && scope !== undefined && scope !== 'worker';

/** A part of the path is always there; a schema that makes something of nothing says otherwise. */
const withNecessity = (parameter: Parameter): Parameter =>
  parameter.in === 'path' ? { ...parameter, required: true } : parameter;

const idempotencyKey = {
  name: IDEMPOTENCY_KEY,
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  description: `Has this request done once: one that is sent again with the same key within ${KEPT_HOURS} hours gets the first answer.`,
  example: '0b7c2f1e-5f0a-4d0e-9a43-6f3f1f1a3a55',
};

function failuresOf(path: string, method: Method, operation: Operation): ErrorCode[] {
  const isWrite = method !== 'get';
  const scope = operation['x-scope'];
  const takesInput = isWrite || (operation.parameters ?? []).length > 0;
  return [
    ...(takesInput ? (['invalid_request'] as const) : []),
    'unauthorized',
    'forbidden',
    ...(isWrite || path.includes('{') ? (['not_found'] as const) : []),
    ...(isWrite ? (['conflict', 'too_large'] as const) : []),
    ...(takesIdempotencyKey(method, scope) ? (['idempotency_mismatch'] as const) : []),
    'rate_limited',
    'internal',
    'unavailable',
  ];
}

/** The answers to failed requests, for the document's components. */
export function errorResponses() {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  const seconds = { description: 'Seconds to wait.', schema: { type: 'integer' } };
  return Object.fromEntries(
    Object.entries(REMEDIES).map(([code, description]) => {
      const waits = code === 'conflict' || code === 'rate_limited';
      return [
        code,
        { description, content, ...(waits && { headers: { 'Retry-After': seconds } }) },
      ];
    }),
  );
}
