import { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import { errorResponse } from '../contract/errors.ts';
import type { Env } from './env.ts';
import { refuseInvalid } from './errors.ts';

/** A set of typed routes that refuses what does not fit their schemas. */
export function createRouter() {
  return new OpenAPIHono<Env>({
    defaultHook: refuseInvalid,
  });
}

/** A JSON request body. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** A JSON response. */
export const reply = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

/** How each route answers when it fails. */
export const failure = { default: reply('What went wrong', errorResponse) };
