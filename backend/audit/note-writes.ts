import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Env } from '../http/env.ts';
import type { Services } from '../services.ts';
import { note, toActor } from './note.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Notes every write that succeeded, whoever asked for it, but for those that change nothing and those of
 * our worker: what it writes is the record of the calls.
 *
 * @param app - knows its routes by the time of the first request
 */
export function noteWrites(
  services: Pick<Services, 'database' | 'log' | 'now'>,
  app: OpenAPIHono<Env>,
): MiddlewareHandler<Env> {
  let operations: Map<string, Operation> | undefined;
  return async function noteWrites(c, next) {
    await next();
    const status = c.res.status;
    if (READS.has(c.req.method) || status >= 400) return;
    operations ??= operationsOf(app);
    const operation = operations.get(`${c.req.method} ${routePath(c)}`);
    if (operation === undefined || operation.noted === 'never') return;
    const noted = { actor: toActor(c.get('principal')), action: operation.id, status };
    await note(services, c, noted, { once: operation.noted === 'once' });
  };
}

interface Operation {
  id: string;
  noted: 'always' | 'once' | 'never';
}

/** By method and path, as Hono has them. */
function operationsOf(app: OpenAPIHono<Env>): Map<string, Operation> {
  return new Map(
    app.openAPIRegistry.definitions.flatMap((definition) => {
      if (definition.type !== 'route') return [];
      const { method, path, operationId } = definition.route;
      const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      return [[route, { id: operationId ?? route, noted: notedOf(definition.route) }]];
    }),
  );
}

function notedOf(route: object): Operation['noted'] {
  if ('x-scope' in route && route['x-scope'] === 'worker') return 'never';
  if (!('x-noted' in route)) return 'always';
  return route['x-noted'] === 'once' ? 'once' : 'never';
}
