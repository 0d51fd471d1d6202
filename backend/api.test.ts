import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { errorResponse } from './contract/errors.ts';
import { type ApiRequest, brokenRequests, fittingRequests } from './testing/api/requests.ts';
import { useApi } from './testing/api/world.ts';
import { useDatabase } from './testing/services.ts';

/** Another one finds other mistakes; fast-check prints it with what it found. */
const SEED = Number(process.env.API_TEST_SEED ?? 1);
const RUNS = Number(process.env.API_TEST_RUNS ?? 25);
/** What these need lies outside and is away: the one 5xx that they may answer. */
const NEEDS_OUTSIDE = new Set(['createVoiceSample']);

const { database } = await useDatabase();
const { operations, send, known } = await useApi(database);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const cases = operations.map((one) => [`${one.method.toUpperCase()} ${one.path}`, one] as const);

async function check({ operation }: (typeof operations)[number], request: ApiRequest) {
  const { status, headers, text } = await send(request);
  const name = operation.operationId ?? '';
  const shown = `${request.method} ${request.path} ${request.body ?? ''}\n${status} ${text}`;
  if (!(status === 503 && NEEDS_OUTSIDE.has(name))) expect(status, shown).toBeLessThan(500);
  expect(Object.keys(operation.responses), shown).toContain(String(status));
  if (status >= 400 && status !== 416) errorResponse.parse(JSON.parse(text));
  const described = operation.responses[status] as Described;
  const schema = described.content?.['application/json']?.schema;
  if (status < 300 && schema && headers.get('content-type')?.startsWith('application/json')) {
    expect([ajv.validate(schema, JSON.parse(text)), ajv.errors], shown).toEqual([true, null]);
  }
}

interface Described {
  content?: { 'application/json'?: { schema: object } };
}

const runs = { numRuns: RUNS, seed: SEED, endOnFailure: true };

it.each(cases)('%s answers what fits its schemas as it promises', async (_, operation) => {
  await fc.assert(
    fc.asyncProperty(fittingRequests(operation, known), (request) => check(operation, request)),
    runs,
  );
});

it.each(cases)('%s refuses what does not fit, and never fails', async (_, operation) => {
  await fc.assert(
    fc.asyncProperty(brokenRequests(operation, known), (request) => check(operation, request)),
    runs,
  );
});
