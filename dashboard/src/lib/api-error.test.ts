import { expect, it } from 'vitest';
import { readApiError, toApiError } from './api-error.ts';

it('is what the backend says', async () => {
  const body = {
    error: {
      code: 'invalid_request',
      message: 'The request does not have the wanted form.',
      issues: [{ path: 'limits.maxCallMs', message: 'at least 10000' }],
      requestId: 'r-1',
    },
  };
  const error = await readApiError(Response.json(body, { status: 400 }));
  expect(error).toMatchObject({ code: 'invalid_request', requestId: 'r-1' });
  expect(error.issueAt('limits.maxCallMs')).toBe('at least 10000');
  expect(error.issueAt('limits')).toBeUndefined();
});

it.each([
  ['a proxy that cannot reach it', 502, 'unavailable'],
  ['a proxy that refuses', 403, 'invalid_request'],
])('can be told by %s', async (_, status, code) => {
  const response = new Response('<html>', { status, headers: { 'x-request-id': 'r-2' } });
  expect(await readApiError(response)).toMatchObject({ code, requestId: 'r-2' });
});

it('is that no answer came', () => {
  expect(toApiError(new TypeError('Failed to fetch')).code).toBe('offline');
});

it('is whatever else was thrown', () => {
  expect(toApiError('broken')).toMatchObject({ code: 'internal', message: 'broken' });
});
