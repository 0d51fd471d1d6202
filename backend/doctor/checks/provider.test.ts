import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { modelsCheck } from './models.ts';
import { deepgram, openai, providerCheck } from './provider.ts';

const look = async (check: Check) => check.look(AbortSignal.timeout(5_000));

describe('providers', () => {
  const server = createServer((request, response) => {
    const isKnown = ['/v1/auth/token', '/v1/models'].includes(request.url ?? '');
    const isRight = request.headers.authorization?.endsWith(' right');
    response.writeHead(isKnown ? (isRight ? 200 : 401) : 404).end();
  }).listen(0, '127.0.0.1');
  afterAll(() => server.close());
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it('are fine when they take the key', async () => {
    expect(await look(providerCheck(deepgram(base(), 'right')))).toMatchObject({ state: 'ok' });
    expect(await look(providerCheck(openai(`${base()}/v1`, 'right')))).toMatchObject({
      state: 'ok',
    });
  });

  it('have failed when they refuse it, which is not shown', async () => {
    const finding = await look(providerCheck(openai(`${base()}/v1`, 'a-secret')));
    expect(finding).toMatchObject({ state: 'failed', remedy: 'Correct OPENAI_API_KEY.' });
    expect(JSON.stringify(finding)).not.toContain('a-secret');
  });

  it('have failed when they cannot be reached', async () => {
    const finding = await look(providerCheck(deepgram('http://127.0.0.1:9', 'right')));
    expect(finding).toMatchObject({ state: 'failed' });
  });

  it('are fine when they do not know the question, and skipped without a key', async () => {
    expect(await look(providerCheck(openai(`${base()}/other`, 'x')))).toMatchObject({
      state: 'ok',
    });
    expect(await look(providerCheck(openai(base(), null)))).toMatchObject({ state: 'skipped' });
  });
});

describe('models', () => {
  const server = createServer((_, response) =>
    response.end(JSON.stringify({ data: [{ id: 'gpt-4.1-mini' }] })),
  ).listen(0, '127.0.0.1');
  afterAll(() => server.close());
  const lookFor = (used: string[], isOpenAi = true) => {
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const needs = { baseUrl: `http://${host}/v1`, key: 'right', used: async () => used };
    return look(modelsCheck({ ...needs, ...(isOpenAi && { host }) }));
  };

  it('are fine when the provider has them all', async () => {
    expect(await lookFor(['gpt-4.1-mini'])).toEqual({ state: 'ok', found: 'gpt-4.1-mini' });
  });

  it('have failed when it has one not, and are skipped at a server of one’s own', async () => {
    expect(await lookFor(['gpt-4.1-mini', 'gpt-9'])).toMatchObject({
      state: 'failed',
      found: 'not to be had with this key: gpt-9',
    });
    expect(await lookFor(['gpt-9'], false)).toMatchObject({ state: 'skipped' });
  });
});
