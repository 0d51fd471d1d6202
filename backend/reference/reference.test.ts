import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '../contract/errors.ts';
import { buildTestApp, useDatabase } from '../testing/services.ts';
import { EXAMPLES } from './examples.ts';
import { operationsOf } from './operations.ts';
import { TAGS } from './tags.ts';

const { database } = await useDatabase();
const app = buildTestApp({ database });
const text = await (await app.request('/openapi.json')).text();
const document = JSON.parse(text);
const operations = operationsOf(document.paths).map(
  (one) => [`${one.method.toUpperCase()} ${one.path}`, one.operation] as const,
);

it('is an OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

it('has types for clients that are up to date', async () => {
  const types = await readFile('dashboard/src/lib/api-types.ts', 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  expect(types.includes(hash), 'The API has changed: run `npm run client`.').toBe(true);
});

describe.each(operations)('%s', (name, operation) => {
  it('says what it is for, under which name and to whom it is open', () => {
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.tags, `Add the path to backend/reference/tags.ts.`).toHaveLength(1);
    if (name.includes(' /v1/')) expect(operation['x-scope']).toBeDefined();
  });

  it('tells each way in which it fails', () => {
    const known = new Set(Object.values(ERROR_STATUS).map(String));
    const failures = Object.keys(operation.responses).filter((status) => status >= '400');
    if (operation['x-scope'])
      expect(failures).toEqual(expect.arrayContaining(['401', '403', '500']));
    expect(failures.filter((status) => !known.has(status) && status !== '416')).toEqual([]);
    expect(operation.responses).not.toHaveProperty('default');
  });

  it('gives an example of what to send', () => {
    const { schema, example } = operation.requestBody?.content?.['application/json'] ?? {};
    const isForClients = ![undefined, 'worker'].includes(operation['x-scope']);
    if (schema && isForClients) {
      expect(example, 'Add one to backend/reference/examples.ts.').toBeDefined();
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      expect([ajv.validate(schema, example), ajv.errors]).toEqual([true, null]);
    }
  });
});

it('has no example without its route', () => {
  const ids = operations.map(([, operation]) => operation.operationId);
  expect(Object.keys(EXAMPLES).filter((id) => !ids.includes(id))).toEqual([]);
});

it('gives each route a name of its own', () => {
  const ids = operations.map(([, operation]) => operation.operationId);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('describes each group once', () => {
  const names = document.tags.map(({ name }: { name: string }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(names)).toEqual(new Set(Object.values(TAGS).map(({ name }) => name)));
});

describe('pages', () => {
  const lists = operations.filter(([, { parameters = [] }]) =>
    parameters.some(({ name }) => name === 'cursor'),
  );

  it.each(lists)('%s takes limit and cursor, and answers nextCursor', (_, operation) => {
    const names = operation.parameters?.map(({ name }) => name);
    expect(names).toContain('limit');
    const { schema } = (
      operation.responses[200] as { content: { 'application/json': { schema: object } } }
    ).content['application/json'];
    expect(schema).toMatchObject({ properties: { nextCursor: { type: ['string', 'null'] } } });
  });

  it('are what a place in a list is called everywhere', () => {
    const reads = operations.filter(([name]) => name.startsWith('GET '));
    const others = reads.filter(([, { parameters = [] }]) =>
      parameters.some(({ name }) => /^(page|offset|after)$/.test(name)),
    );
    // It goes on where its reader was: a stream, not a page.
    expect(others.map(([name]) => name)).toEqual(['GET /v1/calls/{id}/tasks/{taskId}/updates']);
  });
});

it('can be read in a browser, with nothing from elsewhere', async () => {
  const page = await app.request('/reference');
  expect(page.headers.get('content-type')).toContain('text/html');
  const html = await page.text();
  const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(linked).toHaveLength(3);
  for (const address of linked) {
    expect(address).toMatch(/^\/reference\//);
    expect((await app.request(address)).status).toBe(200);
  }
  expect(html).not.toMatch(/<script>|<style|\s(style|on\w+)=/);
});
