import { describe, expect, it } from 'vitest';
import { ROLES, type Role, SCOPES, type Scope } from '../contract/access.ts';
import { askThe, createAccessApp } from '../testing/ask.ts';
import { buildTestApp, SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const app = buildTestApp({ database });
const ask = askThe(app);
const { key, person } = createAccessApp({ database });

/** Whoever comes here is not known yet, or asks whether anyone is at home. */
const OPEN = /^\/(auth\/|healthz$)/;

/** LiveKit signs what it sends. */
const SIGNED = new Set(['POST /v1/webhooks/livekit']);
const honoPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

const routes = app.openAPIRegistry.definitions
  .flatMap((definition) => (definition.type === 'route' ? [definition.route] : []))
  .filter(({ path }) => !OPEN.test(path))
  .map(({ method, path, 'x-scope': scope }) => ({
    method: method.toUpperCase(),
    path,
    address: path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000'),
    scope: scope as Scope | 'none' | undefined,
  }));

describe.each(routes)('$method $path', ({ method, path, address, scope }) => {
  it('says what it needs', () => {
    expect(scope).toSatisfy((given) => given === 'none' || SCOPES.includes(given as Scope));
    expect(scope === 'none').toBe(path === '/v1/me');
  });

  it('is for nobody unknown', async () => {
    const { status, body } = await ask(method, address);
    expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'unauthorized' });
  });
});

const limited = routes.filter(({ scope }) => scope !== 'none');

it.each(limited)('$method $path is not for a key with all other scopes', async (route) => {
  const { method, address, scope } = route;
  const token = await key(SCOPES.filter((one) => one !== scope));
  const { status, body } = await ask(method, address, { token });
  expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'forbidden' });
  expect(body.error.message).toContain(scope);
});

it('no route is left out', () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${honoPath(path)}`));
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/'))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !SIGNED.has(route));
  expect(new Set(served)).toEqual(known);
});

describe('a role', () => {
  it.each(Object.keys(ROLES) as Role[])('%s may do what it says, and no more', async (role) => {
    const { cookie } = await person(role);
    const allowed = new Set<Scope>();
    const refused = new Set<Scope>();
    for (const { method, address, scope } of routes) {
      if (scope === undefined || scope === 'none') continue;
      // No body fits, so that nothing is written; streams are not followed.
      const headers = { cookie, origin: 'http://127.0.0.1:8080' };
      const answer = await app.request(address, { method, headers });
      await answer.body?.cancel();
      (answer.status === 403 ? refused : allowed).add(scope);
    }
    expect([...allowed].filter((scope) => refused.has(scope))).toEqual([]);
    expect([...allowed].toSorted()).toEqual(
      ROLES[role].filter((scope) => routes.some((route) => route.scope === scope)).toSorted(),
    );
  });

  it('viewer hears calls where that was granted', async () => {
    const scopes = async (mayHear: boolean) => {
      const { cookie } = await person('viewer', { mayHear });
      return (await ask<{ scopes: Scope[] }>('GET', '/v1/me', { cookie })).body.scopes;
    };
    expect(await scopes(false)).not.toContain('calls:content');
    expect(await scopes(true)).toContain('calls:content');
  });
});

describe('the metrics', () => {
  const prometheus = askThe(buildTestApp({ database, metricsToken: 'a-token-for-metrics' }));
  // Answers that are not JSON are not read here.
  const status = (token?: string) =>
    prometheus('GET', '/metrics', token === undefined ? {} : { token }).then(
      (answer) => answer.status,
      () => 200,
    );

  it('are for their own token and for keys with the right', async () => {
    expect(await status()).toBe(401);
    expect(await status('another-token')).toBe(401);
    expect(await status(await key(['calls:read']))).toBe(403);
    expect(await status(await key(['metrics:read']))).toBe(200);
    expect(await status('a-token-for-metrics')).toBe(200);
  });

  it('have a token that is good for nothing else', async () => {
    const answer = await prometheus('GET', '/v1/calls', { token: 'a-token-for-metrics' });
    expect(answer.status).toBe(401);
    expect((await prometheus('GET', '/v1/calls', { token: SERVICE_TOKEN })).status).toBe(200);
  });
});
