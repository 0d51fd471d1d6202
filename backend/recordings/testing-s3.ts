import { type Context, Hono } from 'hono';
import parseRange from 'range-parser';
import { listen } from '../server.ts';

/** An S3 server in memory: what is used of the protocol, over HTTP and with paths for buckets. */
export async function startS3Server() {
  const objects = new Map<string, Buffer>();
  let uploadsLeft = Number.POSITIVE_INFINITY;

  const app = new Hono();
  const keyOf = (c: Context) => decodeURIComponent(c.req.path.replace('/calls/', ''));
  app.use(async (c, next) => {
    const signed = c.req.header('authorization')?.startsWith('AWS4-HMAC-SHA256 Credential=key/');
    if (!signed) return c.text('', 403);
    await next();
  });
  app.get('/calls/', (c) => {
    const prefix = c.req.query('prefix') ?? '';
    const found = [...objects].filter(([key]) => key.startsWith(prefix));
    const contents = found.map(
      ([key, { length }]) => `<Contents><Key>${key}</Key><Size>${length}</Size></Contents>`,
    );
    const head = `<?xml version="1.0"?><ListBucketResult><Name>calls</Name>`;
    const body = `${head}${contents.join('')}</ListBucketResult>`;
    return c.body(body, 200, { 'content-type': 'application/xml' });
  });
  app.put('/calls/*', async (c) => {
    const object = Buffer.from(await c.req.arrayBuffer());
    if (uploadsLeft <= 0) return c.text('', 400);
    uploadsLeft -= 1;
    objects.set(keyOf(c), object);
    return c.body(null, 200, { etag: '"1"' });
  });
  app.get('/calls/*', (c) => {
    const object = objects.get(keyOf(c));
    if (object === undefined) {
      const body = '<Error><Code>NoSuchKey</Code></Error>';
      return c.body(body, 404, { 'content-type': 'application/xml' });
    }
    const wanted = c.req.header('range');
    if (wanted === undefined) return c.body(new Uint8Array(object));
    const ranges = parseRange(object.length, wanted);
    const [range] = typeof ranges === 'number' ? [] : ranges;
    if (range === undefined) return c.text('', 416);
    return c.body(new Uint8Array(object.subarray(range.start, range.end + 1)), 206);
  });
  app.delete('/calls/*', (c) => {
    objects.delete(keyOf(c));
    return c.body(null, 204);
  });

  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${server.port}`,
    /** So many uploads succeed from now on. */
    failAfter: (uploads: number) => {
      uploadsLeft = uploads;
    },
    stop: () => server.stop(),
  };
}
