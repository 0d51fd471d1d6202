import { expect, it } from 'vitest';
import { contextFor, runIn } from '../testing/context.ts';
import { FakeSandbox } from '../testing/fake-sandbox.ts';
import { wordingFor } from '../wording.ts';
import { fetchPageTool } from './fetch-page.ts';
import { readSafely } from './read-safely.ts';

const tool = fetchPageTool(wordingFor('en'));
const URL = 'https://example.com/';
const signal = new AbortController().signal;

async function read(body: string | Uint8Array<ArrayBuffer>, type = 'text/html', status = 200) {
  const sandbox = await FakeSandbox.create();
  sandbox.respond = () => new Response(body, { status, headers: { 'content-type': type } });
  return runIn(tool, { url: URL }, contextFor({ sandbox: async () => sandbox }));
}

it('reads a page as text in lines, with title and links, without markup or script', async () => {
  const { text, failed } = await read(`<html><head><title> Opening hours </title></head><body>
    <script>steal()</script><h1>Hours</h1><table><tr><td>Mon</td><td>9 to 5</td></tr></table>
    <p>Closed on <b>Sunday</b>.</p><a href="/contact">Contact</a><a href="javascript:x()">No</a>`);
  expect(failed).toBe(false);
  expect(text).toContain('Title: Opening hours');
  expect(text).toMatch(/Hours\n+Mon 9 to 5\n+Closed on Sunday\./);
  expect(text).toContain('Contact: https://example.com/contact');
  expect(text).not.toMatch(/steal|javascript|<td>/);
});

it('leaves navigation out of an article', async () => {
  const words =
    'A sentence that is long enough to be taken for the text of an article, with commas. ';
  const story = `<p>${words.repeat(5)}</p>`.repeat(5);
  const { text } = await read(`<body><nav><a href="/a">Menu</a></nav><article>${story}</article>`);
  expect(text).toContain(words.trim());
  expect(text.split('Links:')[0]).not.toContain('Menu');
});

it.each([
  ['plain text', 'text/plain', 'Just text.'],
  ['JSON', 'application/json; charset=utf-8', '{"open":true}'],
  ['a fragment without a body', 'text/html', '<p>Just text.'],
])('reads %s', async (_, type, body) => {
  const { text, failed } = await read(body, type);
  expect(failed).toBe(false);
  expect(text).toContain(body.replace('<p>', ''));
});

it('reads text in another encoding', async () => {
  const { text } = await read(
    new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
    'text/plain; charset=latin1',
  );
  expect(text).toContain('café');
});

it('says what is not text, and with what status a page answered', async () => {
  expect(await read('x', 'image/png')).toMatchObject({ failed: true });
  expect((await read('Gone', 'text/plain', 404)).text).toContain('status 404');
});

it('cuts a page that is too large', async () => {
  const { text, failed } = await read('x'.repeat(3_000_000), 'text/plain');
  expect(failed).toBe(false);
  expect(text).toContain('[only the first 2000000 bytes were read]');
  expect(text.length).toBeLessThan(30_000);
});

it.each([
  'file:///etc/passwd',
  'ftp://example.com/',
  'https://user:pass@example.com/',
  'example.com',
])('does not take %s for the address of a page', async (url) => {
  const { failed, text } = await runIn(tool, { url }, contextFor());
  expect(failed).toBe(true);
  expect(text).toContain('url:');
});

it('gives up on a page that takes too long to make out, and the process goes on', async () => {
  const hostile = '<div>'.repeat(300_000);
  await expect(readSafely(hostile, URL, signal, 1_000)).rejects.toThrow('could not be read');
});

it('stops when the task is cancelled', async () => {
  const cancelled = AbortSignal.abort(new Error('cancelled'));
  await expect(readSafely('<p>x', URL, cancelled)).rejects.toThrow('cancelled');
});
