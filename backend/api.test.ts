import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { errorResponse } from './contract/errors.ts';
import {
  type ApiOperation,
  type ApiRequest,
  brokenRequests,
  exampleRequest,
  fittingRequests,
} from './testing/api/requests.ts';
import { useApi } from './testing/api/use-api.ts';
import { useDatabase } from './testing/services.ts';

// Another seed finds other mistakes; fast-check prints it with what it found.
const runs = {
  seed: Number(process.env.API_TEST_SEED ?? 1),
  numRuns: Number(process.env.API_TEST_RUNS ?? 15),
  endOnFailure: true,
};

const { database } = await useDatabase();
const { operations, send, fill } = await useApi(database);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const cases = operations.map((one) => [`${one.method.toUpperCase()} ${one.path}`, one] as const);

it.each(cases)(
  '%s answers as it promises, and never fails, whatever it is sent',
  async (_, one) => {
    const known = await fill();
    await letsIn(one, exampleRequest(one, known, 0));
    for (const requests of [fittingRequests(one, known), brokenRequests(one, known)]) {
      await fc.assert(
        fc.asyncProperty(requests, (request) => check(one, request)),
        runs,
      );
    }
  },
);

/** Whoever has the one scope that the route names is let in. */
async function letsIn({ operation }: ApiOperation, request: ApiRequest) {
  const scope = operation['x-scope'];
  if (scope === undefined || scope === 'none') return;
  const body = JSON.stringify({ name: 'one scope', scopes: [scope] });
  const contentType = 'application/json';
  const made = await send({ method: 'POST', path: '/v1/keys', body, contentType });
  const authorization = `Bearer ${JSON.parse(made.text).secret}`;
  const { status, text } = await send(request, { authorization });
  expect(status).not.toBe(401);
  // That nobody gives away more than they have is another refusal.
  expect(text).not.toContain('This needs the right');
}

interface Described {
  content?: { 'application/json'?: { schema: object } };
}

/** The answer has a status, a form and, when it is an error, a code that the document names. */
async function check({ operation }: ApiOperation, request: ApiRequest) {
  const { status, headers, text } = await send(request);
  const shown = `${request.method} ${request.path} ${request.body ?? ''}\n${status} ${text}`;
  expect(status, shown).toBeLessThan(500);
  expect(Object.keys(operation.responses), shown).toContain(String(status));
  if (status >= 400) {
    if (text !== '') errorResponse.parse(JSON.parse(text));
    return;
  }
  const { content } = operation.responses[status] as Described;
  const schema = content?.['application/json']?.schema;
  if (schema === undefined || !headers.get('content-type')?.startsWith('application/json')) return;
  expect([ajv.validate(schema, JSON.parse(text)), ajv.errors], shown).toEqual([true, null]);
}
