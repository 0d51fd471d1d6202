import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Auth } from '../access/auth.ts';
import { changePassword } from '../access/change-password.ts';
import { clientOf } from '../access/client.ts';
import { signIn } from '../access/sign-in.ts';
import { signOut } from '../access/sign-out.ts';
import { acceptWelcome, readWelcome } from '../access/welcome.ts';
import { note } from '../audit/note.ts';
import { ERROR_STATUS } from '../contract/errors.ts';
import {
  changePasswordRequest,
  readWelcomeRequest,
  type SignInRequest,
  signInRequest,
  welcome,
  welcomeRequest,
} from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import type { Env } from '../http/env.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

/** Whoever comes here is not known yet. */
const atTheDoor = { security: [] };

const enter = createRoute({
  ...atTheDoor,
  method: 'post',
  path: '/sign-in',
  operationId: 'signIn',
  summary: 'Begin a session, kept in a cookie',
  request: { body: body(signInRequest) },
  responses: { 204: { description: 'Signed in' }, ...failure },
});

const leave = createRoute({
  ...atTheDoor,
  method: 'post',
  path: '/sign-out',
  operationId: 'signOut',
  summary: 'End the session',
  responses: { 204: { description: 'Signed out' }, ...failure },
});

const read = createRoute({
  ...atTheDoor,
  method: 'post',
  path: '/welcome/read',
  operationId: 'readWelcome',
  summary: 'Tell whom a one-time link is for',
  request: { body: body(readWelcomeRequest) },
  responses: { 200: reply('Whom it is for', welcome), ...failure },
});

const accept = createRoute({
  ...atTheDoor,
  method: 'post',
  path: '/welcome',
  operationId: 'acceptWelcome',
  summary: 'Set a password under a one-time link, and sign in',
  request: { body: body(welcomeRequest) },
  responses: { 204: { description: 'Signed in' }, ...failure },
});

const change = createRoute({
  security: [{ session: [] }],
  method: 'post',
  path: '/password',
  operationId: 'changePassword',
  summary: 'Change the own password, and end the own sessions elsewhere',
  request: { body: body(changePasswordRequest) },
  responses: { 204: { description: 'Changed' }, ...failure },
});

type AuthServices = Pick<Services, 'database' | 'log' | 'now'> & { auth: Auth };

/** How people come in and leave. */
export function authRoutes(services: AuthServices) {
  const { auth } = services;

  async function begin(c: Context<Env>, request: SignInRequest, action: string) {
    try {
      const { person, setCookie } = await signIn(services, request, clientOf(c));
      keepCookies(c, setCookie);
      await note(services, c, { actor: { kind: 'person', ...person }, action, status: 204 });
    } catch (error) {
      if (error instanceof ServiceError) {
        const actor = { kind: 'unknown', id: null, name: request.email } as const;
        await note(services, c, { actor, action, status: ERROR_STATUS[error.code] });
      }
      throw error;
    }
    return c.body(null, 204);
  }

  return createRouter()
    .openapi(enter, (c) => begin(c, c.req.valid('json'), 'signIn'))
    .openapi(leave, async (c) => {
      keepCookies(c, await signOut(auth, clientOf(c)));
      return c.body(null, 204);
    })
    .openapi(read, async (c) => c.json(await readWelcome(services, c.req.valid('json').token), 200))
    .openapi(accept, async (c) => {
      const { password } = c.req.valid('json');
      const { email } = await acceptWelcome(services, c.req.valid('json'));
      return begin(c, { email, password }, 'acceptWelcome');
    })
    .openapi(change, async (c) => {
      const { person, setCookie } = await changePassword(
        services,
        c.req.valid('json'),
        clientOf(c),
      );
      keepCookies(c, setCookie);
      const actor = { kind: 'person', id: person.id, name: person.name } as const;
      await note(services, c, { actor, action: 'changePassword', status: 204 });
      return c.body(null, 204);
    });
}

function keepCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}
