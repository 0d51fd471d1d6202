import { describe, expect, it } from 'vitest';
import { createAccessApp } from '../testing/ask.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const publicUrl = 'https://switchboard.example.com';
const { ask, person } = createAccessApp({ database, publicUrl });
const { cookie } = await person('operator');
const AGENT = '/v1/callers/+15550100';
const write = (headers: Record<string, string>, asked = {}) =>
  ask('PUT', AGENT, { cookie, body: { name: 'Ada' }, headers, ...asked });

describe('a write that a browser makes with its cookie', () => {
  it.each([
    ['the page', { origin: publicUrl }],
    ['the page, opened on this machine', { origin: 'http://localhost:8080' }],
    [
      'the page at an address we do not know, as the browser says',
      { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
    ],
  ])('is done for %s', async (_, headers) => {
    expect((await write(headers)).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of ours', { origin: 'http://localhost:9999' }],
    [
      'another host of our domain',
      { origin: 'https://other.example.com', 'sec-fetch-site': 'same-site' },
    ],
    ['a page without an origin', { origin: 'null' }],
  ])('is refused for %s', async (_, headers) => {
    expect(await write(headers)).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden', message: expect.stringContaining('PUBLIC_URL') } },
    });
  });

  it('is refused where the browser does not say for whom', async () => {
    const response = await ask('PUT', AGENT, { headers: { cookie }, body: { name: 'Ada' } });
    expect(response.status).toBe(403);
  });

  it('does not sign anyone in from another site', async () => {
    const body = { email: 'ada@example.com', password: 'whatever it may be' };
    const headers = { origin: 'https://evil.example' };
    expect((await ask('POST', '/auth/sign-in', { body, headers })).status).toBe(403);
  });
});

it('asks programs, which send no cookie by themselves, for no origin', async () => {
  const body = { name: 'Ada' };
  expect((await ask('PUT', AGENT, { token: SERVICE_TOKEN, body })).status).toBe(200);
});

it('does not take a cookie where a wrong token is sent', async () => {
  const { status } = await ask('GET', '/v1/calls', { cookie, token: 'sb_wrong' });
  expect(status).toBe(401);
});

describe('answers', () => {
  it('let a browser load and run nothing that is not ours', async () => {
    const { headers } = await ask('GET', '/v1/calls', { cookie });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'; script-src 'self'; style-src 'self' 'nonce-");
    expect(policy).toContain(
      "connect-src 'self' https://livekit.example.com wss://livekit.example.com;",
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age');
  });

  it('speak of HTTPS only where it is used', async () => {
    const plain = createAccessApp({ database });
    const { headers } = await plain.ask('GET', '/v1/calls');
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  it.each(['/v1/calls', '/v1/me', '/v1/nowhere'])('of %s are kept by nobody', async (path) => {
    expect((await ask('GET', path, { cookie })).headers.get('cache-control')).toBe('no-store');
  });
});
