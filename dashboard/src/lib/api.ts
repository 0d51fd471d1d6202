import createClient, { type Middleware } from 'openapi-fetch';
import { readApiError } from './api-error.ts';
import type { paths } from './api-types.ts';

const throwErrors: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await readApiError(response.clone());
  },
};

/**
 * The backend's API, typed by its OpenAPI description:
 * `await data(api.GET('/v1/calls/{id}', { params: { path: { id } } }))`.
 */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '' });
api.use(throwErrors);

/**
 * What a request brings.
 *
 * @throws ApiError when it fails
 */
export async function data<Data>(request: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  const { data } = await request;
  return data as NonNullable<Data>;
}
