import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveDashboard } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
const app = serveDashboard(folder);
const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<script nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'run()');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js.gz'), gzipSync('run()'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(['/', '/calls', '/calls/8f14e45f-ceea-467f-9575-6d6f6a0d8c2b', '/agents/reception'])(
  'answers %s with the page, to be asked for each time',
  async (path) => {
    const response = await app.request(path, BROWSER);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe('<script nonce=""></script>');
  },
);

it('has browsers keep assets', async () => {
  const response = await app.request('/assets/index-1a2b.js');
  expect(await response.text()).toBe('run()');
  expect(response.headers.get('cache-control')).toContain('immutable');
  expect(response.headers.get('content-type')).toContain('javascript');
});

it('sends the compressed copy to who understands it', async () => {
  const response = await app.request('/assets/index-1a2b.js', {
    headers: { 'accept-encoding': 'gzip, deflate' },
  });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(gzipSync('run()'));
});

it.each(['/assets/index-0000.js', '/assets/..%2findex.html', '/v1/nothing', '/auth/nothing'])(
  'has nothing at %s',
  async (path) => {
    expect((await app.request(path, BROWSER)).status).toBe(404);
  },
);

it('leaves who is no browser to the API', async () => {
  expect((await app.request('/calls')).status).toBe(404);
});

it('says plainly that the page has not been built', async () => {
  const response = await serveDashboard(join(folder, 'assets')).request('/', BROWSER);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
});
