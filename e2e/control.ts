import { inject } from 'vitest';

/** Asks for something on a call, as an operator does. */
export async function control(callId: string, verb: string, body: object = {}): Promise<Response> {
  const { BACKEND_URL, SERVICE_TOKEN } = inject('stack');
  return fetch(`${BACKEND_URL}/v1/calls/${callId}/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
