import { beforeAll, describe, expect, it } from 'vitest';
import { createAccessApp } from '../testing/ask.ts';
import { agent } from '../testing/fixtures.ts';
import { buildTestApp, SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const PAGE = 'https://app.example.com';
const { database } = await useDatabase();
const corsOrigins = [PAGE, 'http://localhost:3000'];
const { ask, key, person } = createAccessApp({ database, corsOrigins });
const app = buildTestApp({ database, corsOrigins });

let token: string;
beforeAll(async () => {
  await ask('PUT', '/v1/agents/sales', { token: SERVICE_TOKEN, body: agent('sales') });
  token = await key(['talk']);
});

/** What a browser asks before it sends what a page has it send. */
const preflight = async (path: string, method: string, origin: string) => {
  const { status, headers } = await app.request(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  return { status, ...allowed(headers) };
};

const allowed = (headers: Headers) => ({
  origin: headers.get('access-control-allow-origin'),
  methods: headers.get('access-control-allow-methods'),
  headers: headers.get('access-control-allow-headers'),
  credentials: headers.get('access-control-allow-credentials'),
});

describe('a page that is allowed', () => {
  it('may ask for a token with a key', async () => {
    expect(await preflight('/v1/tokens', 'POST', PAGE)).toEqual({
      status: 204,
      origin: PAGE,
      methods: 'POST',
      headers: 'Authorization,Content-Type',
      credentials: null,
    });
    const answer = await ask('POST', '/v1/tokens', { token, body: {}, headers: { origin: PAGE } });
    expect(answer.status).toBe(201);
    expect(allowed(answer.headers)).toMatchObject({ origin: PAGE, credentials: null });
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it.each([
    ['without a key', {}, 403],
    ['with a wrong one', { token: 'sb_wrong' }, 401],
    ['with nonsense', { body: { agent: 1 } }, 400],
  ])('is told why not %s', async (_title, asked, status) => {
    const as = 'body' in asked ? { token } : {};
    const sent = { body: {}, headers: { origin: PAGE }, ...as, ...asked };
    const answer = await ask('POST', '/v1/tokens', sent);
    expect([answer.status, allowed(answer.headers).origin]).toEqual([status, PAGE]);
  });

  it('cannot use the cookie of whoever looks at it', async () => {
    const { cookie } = await person('owner');
    const asked = { cookie, body: {}, headers: { origin: PAGE } };
    expect((await ask('POST', '/v1/tokens', asked)).status).toBe(403);
  });
});

it.each(['https://evil.example', 'https://app.example.com:8443', 'http://app.example.com', 'null'])(
  'does not let a page of %s read what it is answered',
  async (origin) => {
    expect((await preflight('/v1/tokens', 'POST', origin)).origin).toBeNull();
    const answer = await ask('POST', '/v1/tokens', { token, body: {}, headers: { origin } });
    expect(allowed(answer.headers).origin).toBeNull();
  },
);

it('lets no page of another origin in unless it is told which', async () => {
  const closed = buildTestApp({ database });
  const { headers } = await closed.request('/v1/tokens', {
    method: 'OPTIONS',
    headers: { origin: PAGE, 'access-control-request-method': 'POST' },
  });
  expect(allowed(headers).origin).toBeNull();
});

const paths = app.openAPIRegistry.definitions
  .flatMap((definition) => (definition.type === 'route' ? [definition.route] : []))
  .map(({ method, path }): [string, string] => [method.toUpperCase(), path])
  .filter(([, path]) => path !== '/v1/tokens');

it.each([...paths, ['GET', '/'], ['GET', '/v1/nowhere'], ['POST', '/v1/tokens/other']])(
  '%s %s is for no page of another origin',
  async (method, path) => {
    expect((await preflight(path, method, PAGE)).origin).toBeNull();
    const response = await app.request(path, { method, headers: { origin: PAGE } });
    expect(allowed(response.headers).origin).toBeNull();
  },
);
