import { expect, it } from 'vitest';
import { updatePerson } from '../../db/queries/people.ts';
import { createRouter } from '../http/router.ts';
import { createAccessApp } from '../testing/ask.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';
import { createAuth } from './auth.ts';
import { authenticate } from './authenticate.ts';

const { database } = await useDatabase();
const { person } = createAccessApp({ database });
const settings = { database, serviceToken: SERVICE_TOKEN, publicUrl: 'http://127.0.0.1:8080' };
const RECHECK_MS = 10;

/** Sends something with each pull, for ever. */
const endless = () =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      controller.enqueue(new Uint8Array(1));
    },
  });

const app = createRouter();
app.use(
  authenticate({ ...settings, now: () => new Date(), auth: createAuth(settings) }, RECHECK_MS),
);
app.get('/stream', (c) => c.body(endless(), 200, { 'content-type': 'text/event-stream' }));

it.each([
  ['loses a right', { role: 'viewer' } as const],
  ['is disabled', { disabledAt: new Date() }],
])('ends the stream of someone who %s', async (_, loss) => {
  const { id, cookie } = await person('operator');
  const response = await app.request('/stream', { headers: { cookie } });
  const reader = response.body?.getReader();
  expect(await reader?.read()).toMatchObject({ done: false });
  await updatePerson(database, id, loss);
  // Runs into the limit of the test where the stream does not end.
  while (!(await reader?.read())?.done);
});
