import { expect, it } from 'vitest';
import { listen } from './server.ts';
import { StartError } from './start-error.ts';

const HOST = '127.0.0.1';

it('finishes the request under way when it stops, and takes no other', async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const server = await listen(
    async () => {
      begun.resolve();
      await finish.promise;
      return new Response('done');
    },
    { host: HOST, port: 0 },
  );
  const url = `http://${HOST}:${server.port}`;
  const answer = fetch(url);
  await begun.promise;
  const stopped = server.stop();
  await expect(fetch(url)).rejects.toThrow();
  finish.resolve();
  expect(await (await answer).text()).toBe('done');
  await stopped;
});

it('says so when the port is in use', async () => {
  const first = await listen(() => new Response(), { host: HOST, port: 0 });
  const second = listen(() => new Response(), { host: HOST, port: first.port });
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(`Port ${first.port} on ${HOST} is in use.`);
  await first.stop();
});
