import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { OPERATOR_IDENTITY } from '../backend/contract/control.ts';
import { launchBrowser } from '../local/browser.ts';
import { loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';
import { encodeWav } from '../local/caller/wav.ts';
import { control } from './control.ts';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { callsFrom, MOST, newCaller, shareHeard, untilRoomIsGone } from './phone.ts';

const SPOKEN = 'Good morning, I am a real person and I will help you.';
/** After it the caller has the word. In samples of 8 kHz. */
const PAUSE = new Int16Array(4 * 8_000);

/** What a stream begins with, when there are no calls. */
const SNAPSHOT = 'event: snapshot\ndata: {"calls":[]}\n\n';

let browser: Browser;

beforeAll(async () => {
  const { DATA_DIR = '', ...stack } = inject('stack');
  const settings = await loadSettings({ ...process.env, ...stack });
  // What the browser has for a microphone says this over and over.
  const file = join(DATA_DIR, 'operator.wav');
  const spoken = await createSpeech(settings.deepgram).speak(SPOKEN);
  await writeFile(file, encodeWav(Int16Array.from([...spoken, ...PAUSE])));
  browser = await launchBrowser(process.env, [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}`,
    '--autoplay-policy=no-user-gesture-required',
  ]);
});
afterAll(() => browser.close());

const authorized = (request: Request) => ({
  ...request.headers(),
  authorization: `Bearer ${inject('stack').SERVICE_TOKEN}`,
});

/** The page, of somebody who may do everything. */
async function openPage(): Promise<Page> {
  const { BACKEND_URL = '' } = inject('stack');
  const context = await browser.newContext({ baseURL: BACKEND_URL });
  // For the backend only: LiveKit has tokens of its own.
  await context.route(`${BACKEND_URL}/**`, (route, request) =>
    route.continue({ headers: authorized(request) }),
  );
  return context.newPage();
}

/** Who is in a room under an identity that begins so. */
async function inRoom(roomName: string, identity: string) {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = inject('stack');
  const rooms = new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET);
  const all = await rooms.listParticipants(roomName);
  return all.filter((one) => one.identity.startsWith(identity));
}

it('listens in without a track, takes over so that the caller hears who speaks, hands back and ends the call', async () => {
  const caller = newCaller();
  const page = await openPage();
  await page.goto('/');
  let allowed = -1;
  const answered = Promise.withResolvers<void>();
  const report = livePhone(NUMBERS.workshop, caller, ['Is there a real person?', 'Thank you.'], {
    mayGoOn: (line) => line <= allowed,
    onLine: (line) => line === 1 && answered.resolve(),
    timeoutMs: 90_000,
  });
  await page.getByRole('link', { name: caller }).click();
  await page.getByRole('log').getByText('Welcome to the workshop.').waitFor();
  const [call] = await callsFrom(caller);
  const roomName = call?.roomName ?? '';

  await page.getByRole('button', { name: 'Listen' }).click();
  await page.getByRole('button', { name: 'Stop listening' }).waitFor();
  const [listener] = await inRoom(roomName, 'listener-');
  expect(listener?.tracks).toEqual([]);
  expect(listener?.permission?.hidden).toBe(true);
  await page.locator('audio').first().waitFor({ state: 'attached' });

  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('You are on the line').waitFor();
  await page
    .getByText(/^Human: /)
    .first()
    .waitFor();
  allowed = 1;
  await answered.promise;
  await page.getByRole('button', { name: 'Hand back' }).click();
  await page.getByRole('button', { name: 'Take over' }).waitFor();
  await eventually(async () => expect(await inRoom(roomName, OPERATOR_IDENTITY)).toEqual([]));

  await page.getByRole('button', { name: 'End' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End call' }).click();
  await page.getByText('The call has ended.').waitFor();
  // Under the pointer no row would move.
  await page.mouse.move(0, 0);
  await page.getByRole('row', { name: caller }).waitFor({ state: 'detached' });

  const { endedBy, turns } = await report;
  expect(endedBy).toBe('agent');
  expect(shareHeard(turns[0]?.heard ?? null, SPOKEN)).toBeGreaterThan(MOST / 2);
  await untilRoomIsGone(roomName);
});

it('gives a call back from a page that was loaded anew, and when a take-over is given up', async () => {
  const caller = newCaller();
  const page = await openPage();
  await page.goto('/');
  const report = livePhone(NUMBERS.workshop, caller, [], {
    mayGoOn: () => false,
    timeoutMs: 90_000,
  });
  await page.getByRole('link', { name: caller }).click();
  const log = page.getByRole('log');
  await log.getByText('Welcome to the workshop.').waitFor();
  const [call] = await callsFrom(caller);
  const { id = '', roomName = '' } = call ?? {};
  const takeOver = page.getByRole('button', { name: 'Take over' });

  await takeOver.click();
  await page.getByText('You are on the line').waitFor();
  page.on('dialog', (question) => question.accept());
  await page.reload();
  await page.getByText('You have this call, but are not on the line').waitFor();
  await page.getByRole('button', { name: 'Hand back' }).click();
  await log.getByText('has handed back to the agent').waitFor();
  await eventually(async () => expect(await inRoom(roomName, OPERATOR_IDENTITY)).toEqual([]));

  // The agent is silent already, the page not yet on the line.
  const taken = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  await page.route('**/take-over', async (route, request) => {
    const response = await route.fetch({ headers: authorized(request) });
    taken.resolve();
    await left.promise;
    await route.fulfill({ response });
  });
  await takeOver.click();
  await taken.promise;
  const handedBack = page.waitForResponse('**/hand-back');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Hand back and leave' }).click();
  await page.getByRole('complementary', { name: 'Call' }).waitFor({ state: 'detached' });
  left.resolve();
  expect((await handedBack).status()).toBe(204);
  expect(await inRoom(roomName, OPERATOR_IDENTITY)).toEqual([]);
  expect((await control(id, 'say', { text: 'I am with you again.' })).status).toBe(204);

  expect((await control(id, 'end')).status).toBe(204);
  expect((await report).endedBy).toBe('agent');
  await untilRoomIsGone(roomName);
});

it('says that what it shows is old while the stream is cut, and comes back by itself', async () => {
  const page = await openPage();
  // It ends after its first event, and then cannot be had.
  await page.route('**/v1/live', (route) => route.abort());
  await page.route(
    '**/v1/live',
    (route) => route.fulfill({ contentType: 'text/event-stream', body: SNAPSHOT }),
    { times: 1 },
  );
  await page.goto('/');
  const cut = page.getByText('Live updates are cut off.');
  await cut.waitFor();
  await page.getByText('No calls in progress').waitFor();
  await page.unroute('**/v1/live');
  await cut.waitFor({ state: 'detached' });
});

it('keeps out of reach what an open call covers on a small screen', async () => {
  const page = await openPage();
  await page.goto(`/?call=${crypto.randomUUID()}`);
  const covered = page.locator('nav[inert]');
  await page.getByRole('complementary', { name: 'Call' }).waitFor();
  expect(await covered.count()).toBe(0);
  await page.setViewportSize({ width: 390, height: 800 });
  await covered.waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Close' }).click();
  await covered.waitFor({ state: 'detached' });
});
