import type { Context } from 'hono';
import type { Env } from '../http/env.ts';
import type { Client } from './auth.ts';

/** The client of a request. */
export const clientOf = (c: Context<Env>): Client => ({
  address: c.get('clientAddress'),
  userAgent: c.req.header('user-agent') ?? null,
  cookie: c.req.header('cookie') ?? null,
});
