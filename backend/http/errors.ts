import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ZodError } from 'zod';
import { databaseFailure } from '../../db/errors.ts';
import { ERROR_STATUS } from '../contract/errors.ts';
import { fieldPath, ServiceError } from '../errors.ts';
import { errorFields, type Logger } from '../log.ts';
import type { Env } from './env.ts';

/** Answers every failed request in the form of the contract's `errorResponse`. */
export function answerError(log: Logger) {
  return function answerError(error: unknown, c: Context<Env>) {
    const { code, message, issues, retryAfterSeconds } = toServiceError(error);
    const requestId = c.get('requestId');
    const status = ERROR_STATUS[code];
    if (status >= 500) {
      const level = code === 'internal' ? 'error' : 'warn';
      log[level]({ requestId, code, error: errorFields(error) }, 'Request failed');
    }
    if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
    return c.json({ error: { code, message, issues, requestId } }, status);
  };
}

/** Refuses a request that does not fit its route's schema. */
export function refuseInvalid(result: { success: true } | { success: false; error: ZodError }) {
  if (result.success) return;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: fieldPath(path),
    message,
  }));
  throw new ServiceError('invalid_request', 'The request does not have the wanted form.', issues);
}

/** The one place where whatever was thrown becomes an error a client may see. */
function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  // Hono's own: JSON that cannot be parsed, a body that is not JSON.
  if (error instanceof HTTPException) return new ServiceError('invalid_request', error.message);
  switch (databaseFailure(error)?.kind) {
    case 'unavailable':
      return new ServiceError('unavailable', 'The database does not answer. Try again.');
    case 'invalid_value':
      return new ServiceError('invalid_request', 'A value is out of the range that can be stored.');
    default:
      return new ServiceError('internal', 'Something went wrong on our side.');
  }
}
