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

export type Send = (
  request: ApiRequest,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; text: string }>;

/** Names of what is there: by the part of the path before the name, or by the parameter of the query. */
export type Known = Readonly<Record<string, readonly string[]>>;

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: JsonSchema;
}

/** The `index`-th request with the route's example as its body, to something that is there. */
export function exampleRequest(
  { method, path, operation }: ApiOperation,
  known: Known,
  index: number,
): ApiRequest {
  const { contentType, example } = contentOf(operation);
  return {
    method: method.toUpperCase(),
    path: path.replace(NAMES, (_, before, name) => {
      const there = known[before] ?? [];
      return `${before}/${encodeURIComponent(there[index % there.length] ?? name)}`;
    }),
    body: example === undefined ? undefined : JSON.stringify(example),
    contentType,
  };
}

/** Requests that a route's schemas let through, to things that are there as well as not. */
export function fittingRequests(operation: ApiOperation, known: Known): fc.Arbitrary<ApiRequest> {
  return requests(operation, known, (value) => fc.constant(value));
}

/** Requests with something wrong in query or body. */
export function brokenRequests(operation: ApiOperation, known: Known): fc.Arbitrary<ApiRequest> {
  return requests(operation, known, broken);
}

/** A name in a path, with the part before it. */
const NAMES = /([\w-]+)\/\{(\w+)\}/g;

function contentOf({ requestBody }: ApiOperation['operation']) {
  const [[contentType, { schema = {}, example } = {}] = []] = Object.entries(
    requestBody?.content ?? {},
  );
  return { contentType, schema: schema as JsonSchema, example };
}

function requests(
  { method, path, operation }: ApiOperation,
  known: Known,
  change: (value: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<ApiRequest> {
  const parameters = (operation.parameters ?? []) as Parameter[];
  const { contentType, schema } = contentOf(operation);
  const json = fitting(schema)
    .chain(change)
    .map((value) => JSON.stringify(value));
  const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => new Uint8Array(array));
  const body = contentType === 'application/json' ? json : bytes;
  const before = new Map([...path.matchAll(NAMES)].map(([, part = '', name]) => [name, part]));
  const thereOf = ({ name }: Parameter) => known[before.get(name) ?? name] ?? [];
  return fc
    .record({
      names: valuesOf(parameters, 'path', thereOf),
      query: valuesOf(parameters, 'query', thereOf).chain(change),
      body: contentType === undefined ? fc.constant(undefined) : body,
    })
    .map(({ names, query, body }) => ({
      method: method.toUpperCase(),
      path: `${filled(path, names)}${queryOf(query)}`,
      body,
      contentType,
    }));
}

function valuesOf(
  parameters: Parameter[],
  place: string,
  thereOf: (parameter: Parameter) => readonly string[],
) {
  const here = parameters.filter((parameter) => parameter.in === place);
  const values = here.map((parameter) => {
    const any = { weight: 1, arbitrary: fitting(parameter.schema) };
    const there = thereOf(parameter);
    const named = there.length === 0 ? [] : [{ weight: 4, arbitrary: fc.constantFrom(...there) }];
    return [parameter.name, fc.oneof(any, ...named)] as const;
  });
  const requiredKeys = here.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(values), { requiredKeys });
}

const filled = (path: string, names: Record<string, unknown>): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(names[name]).toWellFormed()));

function queryOf(query: unknown): string {
  if (typeof query !== 'object' || query === null) return '';
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => {
      return [name, typeof one === 'object' ? JSON.stringify(one) : String(one)];
    }),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
