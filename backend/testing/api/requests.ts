import fc from 'fast-check';
import type { operationsOf } from '../../reference/operations.ts';
import { broken } from './broken.ts';
import { fitting, type JsonSchema } from './schema-arbitrary.ts';

export type ApiOperation = ReturnType<typeof operationsOf>[number];

/** A request as it is sent. */
export interface ApiRequest {
  method: string;
  /** With its query. */
  path: string;
  body: string | Uint8Array<ArrayBuffer> | undefined;
  contentType: string | undefined;
}

/** Things that are there, by the name of the parameter that names them. */
export type Known = Readonly<Record<string, readonly string[]>>;

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: JsonSchema;
}

/** Requests that a route's schemas let through, to things that are there as well as not. */
export function fittingRequests(operation: ApiOperation, known: Known): fc.Arbitrary<ApiRequest> {
  return requests(operation, known, (value) => fc.constant(value));
}

/** Requests with something wrong in query or body. */
export function brokenRequests(operation: ApiOperation, known: Known): fc.Arbitrary<ApiRequest> {
  return requests(operation, known, broken);
}

function requests(
  { method, path, operation }: ApiOperation,
  known: Known,
  change: (value: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<ApiRequest> {
  const parameters = (operation.parameters ?? []) as Parameter[];
  const content = Object.entries(operation.requestBody?.content ?? {});
  const [contentType, { schema = {} } = {}] = content[0] ?? [];
  const isJson = contentType === 'application/json';
  const json = fitting(schema as JsonSchema)
    .chain(change)
    .map((value) => JSON.stringify(value));
  const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => new Uint8Array(array));
  const none = fc.constant(undefined);
  return fc
    .record({
      names: valuesOf(parameters, 'path', known),
      query: valuesOf(parameters, 'query', known).chain(change),
      body: contentType === undefined ? none : isJson ? json : bytes,
    })
    .map(({ names, query, body }) => ({
      method: method.toUpperCase(),
      path: `${filled(path, names)}${queryOf(query)}`,
      body,
      contentType,
    }));
}

function valuesOf(parameters: Parameter[], place: string, known: Known) {
  const here = parameters.filter((parameter) => parameter.in === place);
  const values = here.map(({ name, schema }) => {
    const named = known[name] ?? [];
    const any = fitting(schema);
    if (named.length === 0) return [name, any] as const;
    return [
      name,
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...named) }, { weight: 1, arbitrary: any }),
    ] as const;
  });
  const requiredKeys = here.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(values), { requiredKeys });
}

const filled = (path: string, names: Record<string, unknown>): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(names[name]).toWellFormed()));

function queryOf(query: unknown): string {
  if (typeof query !== 'object' || query === null) return '';
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .map((one) => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
