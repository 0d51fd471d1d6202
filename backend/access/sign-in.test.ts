import { beforeAll, describe, expect, it } from 'vitest';
import { type Answered, cookieOf, createAccessApp, PASSWORD, tokenOf } from '../testing/ask.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
let clock = Date.now();
const { ask, person, follow } = createAccessApp({ database, now: () => new Date(clock) });
const later = (ms: number) => {
  clock += ms;
};

const ADA = { name: 'Ada', email: 'Ada@Example.com' };
const signIn = (email: string, password: string, address?: string) =>
  ask('POST', '/auth/sign-in', { body: { email, password }, ...(address && { address }) });
const me = (cookie: string) => ask<{ name: string }>('GET', '/v1/me', { cookie });

let owner: string;

describe('the first owner', () => {
  const link = () =>
    ask<{ url: string }>('POST', '/v1/people/owner-link', { token: SERVICE_TOKEN });

  it('comes in by a link that only the service token gets', async () => {
    expect((await ask('POST', '/v1/people/owner-link')).status).toBe(401);
    const { status, body } = await link();
    expect(status).toBe(201);
    expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/welcome#token=[\w-]{43}$/);
    const token = tokenOf(body);
    const read = await ask('POST', '/auth/welcome/read', { body: { token } });
    expect(read.body).toEqual({ purpose: 'owner', name: null, email: null });
  });

  it('says who they are and a password of some length', async () => {
    const token = tokenOf((await link()).body);
    const unnamed = await ask('POST', '/auth/welcome', { body: { token, password: PASSWORD } });
    expect(unnamed).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
    const short = await ask('POST', '/auth/welcome', {
      body: { token, password: 'short', ...ADA },
    });
    expect(short.status).toBe(400);
  });

  it('gets a session, and the link is used up', async () => {
    const first = (await link()).body;
    const second = (await link()).body;
    owner = await follow(second, ADA);
    expect(await me(owner)).toMatchObject({ status: 200, body: { name: 'Ada', role: 'owner' } });
    for (const used of [first, second]) {
      const body = {
        token: tokenOf(used),
        password: PASSWORD,
        name: 'Eve',
        email: 'eve@example.com',
      };
      expect((await ask('POST', '/auth/welcome', { body })).status).toBe(404);
    }
  });

  it('is the only one to come in this way', async () => {
    expect((await link()).status).toBe(409);
  });
});

describe('a one-time link', () => {
  it('sets one password when two follow it at the same time', async () => {
    const body = { name: 'Bob', email: 'bob@example.com', role: 'viewer' };
    const invited = await ask<{ link: { url: string } }>('POST', '/v1/people', {
      cookie: owner,
      body,
    });
    const token = tokenOf(invited.body.link);
    const both = await Promise.all(
      ['the first password', 'the second password'].map((password) =>
        ask('POST', '/auth/welcome', { body: { token, password } }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 404]);
  });

  it('expires after three days', async () => {
    const body = { name: 'Cleo', email: 'cleo@example.com', role: 'viewer' };
    const invited = await ask<{ link: { url: string } }>('POST', '/v1/people', {
      token: SERVICE_TOKEN,
      body,
    });
    later(72 * 3_600_000);
    const welcome = { token: tokenOf(invited.body.link), password: PASSWORD };
    expect((await ask('POST', '/auth/welcome', { body: welcome })).status).toBe(404);
  });

  it('for a new password ends all sessions', async () => {
    const { id, cookie, email } = await person('operator');
    const link = await ask<{ url: string }>('POST', `/v1/people/${id}/link`, { cookie: owner });
    const token = tokenOf(link.body);
    const read = await ask('POST', '/auth/welcome/read', { body: { token } });
    expect(read.body).toMatchObject({ purpose: 'reset', email });
    const password = 'another long password';
    await ask('POST', '/auth/welcome', { body: { token, password } });
    expect((await me(cookie)).status).toBe(401);
    expect((await signIn(email, PASSWORD, '198.51.100.1')).status).toBe(401);
    expect((await signIn(email, password, '198.51.100.1')).status).toBe(204);
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts and other sites do not get, and whose value no body has', async () => {
    const answer = await signIn('ada@example.com', PASSWORD);
    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^switchboard\.session_token=.+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect((await me(cookieOf(answer))).status).toBe(200);
  });

  it('sets a cookie for HTTPS alone where the page is opened so', async () => {
    const secure = createAccessApp({ database, publicUrl: 'https://switchboard.example.com' });
    const body = { email: 'ada@example.com', password: PASSWORD };
    const [cookie] = (await secure.ask('POST', '/auth/sign-in', { body })).headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-switchboard\.session_token=.*; Secure/);
  });

  it('does not tell a wrong address from a wrong password', async () => {
    const wrong = await signIn('ada@example.com', 'not the password', '198.51.100.2');
    const unknown = await signIn('nobody@example.com', PASSWORD, '198.51.100.2');
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    expect(unknown.body.error.message).toBe(wrong.body.error.message);
  });

  it('is refused to who has been disabled, and ends when they are', async () => {
    const { id, cookie, email } = await person('viewer');
    expect((await me(cookie)).status).toBe(200);
    await ask('PATCH', `/v1/people/${id}`, { cookie: owner, body: { disabled: true } });
    expect((await me(cookie)).status).toBe(401);
    expect((await signIn(email, PASSWORD, '198.51.100.3')).status).toBe(403);
    await ask('PATCH', `/v1/people/${id}`, { cookie: owner, body: { disabled: false } });
    expect((await signIn(email, PASSWORD, '198.51.100.3')).status).toBe(204);
  });

  it('ends with signing out', async () => {
    const cookie = cookieOf(await signIn('ada@example.com', PASSWORD));
    const out = await ask('POST', '/auth/sign-out', { cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toContain('Max-Age=0');
    expect((await me(cookie)).status).toBe(401);
  });

  it.each([
    ['a cookie without our signature', 'switchboard.session_token=abc.def'],
    ['an empty cookie', 'switchboard.session_token='],
  ])('is wanted of who has %s', async (_, cookie) => {
    expect((await me(cookie)).status).toBe(401);
  });
});

describe('wrong passwords', () => {
  const statuses = async (attempts: Promise<Answered<unknown>>[]) =>
    (await Promise.all(attempts)).map(({ status }) => status).toSorted();

  it('are taken five times for an account from an address, then not even the right one', async () => {
    const { email } = await person('viewer');
    const attempt = (password: string, address = '203.0.113.1') => signIn(email, password, address);
    // At the same time, as an attacker would.
    expect(await statuses(Array.from({ length: 7 }, () => attempt('a wrong password')))).toEqual([
      ...Array(5).fill(401),
      ...Array(2).fill(429),
    ]);
    const refused = await attempt(PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rate_limited' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect((await attempt(PASSWORD, '203.0.113.2')).status).toBe(204);
    later(15 * 60_000);
    expect((await attempt(PASSWORD)).status).toBe(204);
  });

  it('are not counted against who knows theirs', async () => {
    const { email } = await person('viewer');
    for (let round = 0; round < 7; round += 1) {
      expect((await signIn(email, PASSWORD, '203.0.113.3')).status).toBe(204);
    }
  });

  it('are limited for an address that tries many accounts', async () => {
    const tries = Array.from({ length: 26 }, (_, i) =>
      signIn(`someone-${i}@example.com`, 'a guess at it', '203.0.113.4'),
    );
    expect((await statuses(tries)).filter((status) => status === 429)).toHaveLength(1);
  });

  it('count for all addresses of an IPv6 network', async () => {
    const tries = Array.from({ length: 6 }, (_, i) =>
      signIn('ada@example.com', 'a guess at it', `2001:db8::${i + 1}`),
    );
    expect((await statuses(tries)).filter((status) => status === 429)).toHaveLength(1);
  });
});

describe('changing the own password', () => {
  let who: Awaited<ReturnType<typeof person>>;
  beforeAll(async () => {
    who = await person('operator');
  });

  it('takes the current one', async () => {
    const body = { currentPassword: 'not the password', newPassword: 'a new long password' };
    const answer = await ask('POST', '/auth/password', { cookie: who.cookie, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
  });

  it('ends the sessions elsewhere', async () => {
    const elsewhere = cookieOf(await signIn(who.email, PASSWORD, '198.51.100.9'));
    const body = { currentPassword: PASSWORD, newPassword: 'a new long password' };
    const changed = await ask('POST', '/auth/password', { cookie: who.cookie, body });
    expect(changed.status).toBe(204);
    expect((await me(elsewhere)).status).toBe(401);
    expect((await me(cookieOf(changed))).status).toBe(200);
  });

  it('is for who has signed in', async () => {
    const body = { currentPassword: PASSWORD, newPassword: 'a new long password' };
    expect((await ask('POST', '/auth/password', { body })).status).toBe(401);
  });
});
