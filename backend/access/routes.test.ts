import { describe, expect, it } from 'vitest';
import { ROLES, SCOPES, type Scope } from '../contract/access.ts';
import { askThe, createAccessApp } from '../testing/ask.ts';
import { buildTestApp, SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const app = buildTestApp({ database });
const ask = askThe(app);
const { key, person } = createAccessApp({ database });

/** Whoever comes here is not known yet, or asks whether anyone is at home. */
const OPEN = /^\/(auth\/|healthz$)/;

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

  it.skipIf(scope === 'none')('is not for a key with all other scopes', async () => {
    const token = await key(SCOPES.filter((one) => one !== scope));
    const { status, body } = await ask(method, address, { token });
    expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'forbidden' });
    expect(body.error.message).toContain(scope);
  });
});

describe('a role', () => {
  it.each(Object.keys(ROLES) as (keyof typeof ROLES)[])('%s may what it says', async (role) => {
    const { cookie } = await person(role);
    const of = (scope: Scope) => routes.filter((route) => route.scope === scope);
    const refused = new Set<Scope>();
    for (const scope of SCOPES) {
      for (const { method, address } of of(scope)) {
        // Whatever it comes to, no write is meant to succeed.
        const headers = method === 'GET' ? {} : { 'idempotency-key': ' ' };
        const { status } = await ask(method, address, { cookie, headers: { ...headers } });
        if (status === 403) refused.add(scope);
      }
    }
    const needed = SCOPES.filter((scope) => of(scope).length > 0);
    expect(needed.filter((scope) => !refused.has(scope))).toEqual(
      needed.filter((scope) => ROLES[role].includes(scope as never)),
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
