import type { createApp } from '../app.ts';
import type { Role, Scope } from '../contract/access.ts';
import { buildTestApp, SERVICE_TOKEN, type TestServices } from './services.ts';

type App = ReturnType<typeof createApp>;

export interface Asked {
  /** `Authorization: Bearer`. */
  token?: string;
  cookie?: string;
  body?: unknown;
  /** Of the client. */
  address?: string;
  headers?: Record<string, string>;
}

export interface Answered<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

export const PASSWORD = 'correct horse battery staple';
const PAGE = { origin: 'http://127.0.0.1:8080' };

/** Sends requests as whom one likes: with no token, nobody. */
export function askThe(app: App) {
  return async function ask<Body = { error: { code: string; message: string } }>(
    method: string,
    path: string,
    { token, cookie, body, address = '192.0.2.1', headers }: Asked = {},
  ): Promise<Answered<Body>> {
    const response = await app.request(
      path,
      {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(cookie !== undefined && { cookie, ...PAGE }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      // As Hono has it from Node's server.
      { incoming: { socket: { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' } } },
    );
    const text = await response.text();
    const { status } = response;
    return {
      status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as Body,
    };
  };
}

/** What a browser would send back. */
export const cookieOf = ({ headers }: Answered<unknown>): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** The backend's app, with ways to come in. */
export function createAccessApp(services: TestServices) {
  const ask = askThe(buildTestApp(services));
  let count = 0;

  async function follow(link: { url: string }, who: object = {}): Promise<string> {
    const token = tokenOf(link);
    const answer = await ask('POST', '/auth/welcome', {
      body: { token, password: PASSWORD, ...who },
    });
    return cookieOf(answer);
  }

  return {
    ask,
    follow,
    /** Someone who is signed in. */
    async person(role: Role, { mayHear = false } = {}) {
      count += 1;
      const email = `${role}-${count}@example.com`;
      const invited = await ask<{ person: { id: string }; link: { url: string } }>(
        'POST',
        '/v1/people',
        { token: SERVICE_TOKEN, body: { name: `${role} ${count}`, email, role, mayHear } },
      );
      const cookie = await follow(invited.body.link);
      return { id: invited.body.person.id, name: `${role} ${count}`, email, cookie };
    },
    /** A key with scopes, by default made with the service token. */
    async key(scopes: readonly Scope[], by: Asked = { token: SERVICE_TOKEN }): Promise<string> {
      const body = { name: 'a key', scopes };
      const made = await ask<{ secret: string }>('POST', '/v1/keys', { ...by, body });
      return made.body.secret;
    },
  };
}

/** The token of a one-time link. */
export const tokenOf = ({ url }: { url: string }): string =>
  new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';
