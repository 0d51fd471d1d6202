import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { OPERATOR_IDENTITY } from '../backend/contract/control.ts';
import { launchBrowser } from '../local/browser.ts';
import { loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';
import { encodeWav } from '../local/caller/wav.ts';
import { NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { callsFrom, MOST, newCaller, shareHeard, untilRoomIsGone } from './phone.ts';

const SPOKEN = 'Good morning, I am a real person and I will help you.';
/** After it the caller has the word. In samples of 8 kHz. */
const PAUSE = new Int16Array(4 * 8_000);

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

/** The page, of somebody who may do everything. */
async function openPage(): Promise<Page> {
  const { BACKEND_URL = '', SERVICE_TOKEN } = inject('stack');
  const context = await browser.newContext({ baseURL: BACKEND_URL });
  // For the backend only: LiveKit has tokens of its own.
  await context.route(`${BACKEND_URL}/**`, (route, request) =>
    route.continue({
      headers: { ...request.headers(), authorization: `Bearer ${SERVICE_TOKEN}` },
    }),
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
  await vi.waitFor(async () => expect(await inRoom(roomName, OPERATOR_IDENTITY)).toEqual([]));

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
