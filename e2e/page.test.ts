import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { CallWithTurns } from '../backend/contract/calls.ts';
import type { WebhookPayload } from '../backend/contract/webhook-payloads.ts';
import { launchBrowser } from '../local/browser.ts';
import { eventually } from './eventually.ts';
import { expectAccessible, OWNER, openPage, signIn, untilShown, VIEWER } from './page.ts';
import { api, closedCall, newCaller, phone } from './phone.ts';
import { openReceiver } from './receiver.ts';

const AGENT = 'Front desk';
const NUMBER = '+15550171';
const QUESTION = 'What are your opening hours?';

const PAGES = [
  ['Live', '/'],
  ['Calls', '/calls'],
  ['Agents', '/agents'],
  ['Numbers', '/numbers'],
  ['Workers', '/workers'],
  ['Figures', '/figures'],
  ['Talk', '/talk'],
  ['Settings', '/settings'],
] as const;

/** What else there is to look at, by its address. */
const LOOKS = [
  `/numbers?number=%2B${NUMBER.slice(1)}`,
  '/numbers?trunk=local',
  ...['people', 'keys', 'webhooks', 'prices', 'credit', 'audit'].map(
    (tab) => `/settings?tab=${tab}`,
  ),
];
/** Windows in which something is made. */
const WRITING = ['/agents?create=true', '/numbers?add=number', '/numbers?add=trunk'];

/** How what changes something is called. */
const WRITES =
  /^(New|Add|Create|Publish|Apply|Try|Invite|Drain|Dispatch|Archive|Delete|Remove|Save|Make|Revoke|Rotate|Change(?! password)|Edit|Call$|Check the mic|End|Take|Say|Hand|Transfer|Reconcile|Deliver|Top up|Go back|Enable|Disable|Put|Talk to)/;

let browser: Browser;
/** Where the owner works, from one test to the next. */
let owner: Page;
const caller = newCaller();

beforeAll(async () => {
  browser = await launchBrowser(process.env, [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
  ]);
});
afterAll(() => browser.close());

const goTo = (page: Page, title: string) =>
  page.getByRole('navigation').getByRole('link', { name: title }).first().click();

async function openSettings(tab: string): Promise<void> {
  await goTo(owner, 'Settings');
  await owner.getByRole('tab', { name: tab, exact: true }).click();
}

it('lets the owner in by the link that npm start prints, which works once', async () => {
  const link = inject('ownerLink');
  owner = await openPage(browser, link);
  await owner.getByLabel('Your name').fill(OWNER.name);
  await owner.getByLabel('Your e-mail address').fill(OWNER.email);
  await owner.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await owner.getByRole('button', { name: 'Set password and sign in' }).click();
  await owner.getByRole('heading', { name: 'Live' }).waitFor();

  const again = await openPage(browser, link);
  await again.getByRole('heading', { name: 'This link cannot be used' }).waitFor();
  await again.context().close();
});

it('makes an agent and gives it a number', async () => {
  await goTo(owner, 'Agents');
  await owner.getByRole('button', { name: 'New agent' }).first().click();
  await owner.getByLabel('Name', { exact: true }).fill(AGENT);
  await owner.getByRole('button', { name: 'Create' }).click();
  await owner.getByRole('heading', { name: AGENT }).waitFor();
  await owner.getByLabel('Greeting', { exact: true }).fill('Hello, this is the front desk.');
  await owner.getByLabel('Record calls').check();
  await owner.getByRole('button', { name: 'Publish' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await owner.getByText('Callers hear version 2.').waitFor();

  await goTo(owner, 'Numbers');
  await owner.getByRole('button', { name: 'Add number' }).first().click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Number', { exact: true }).fill(NUMBER);
  await dialog.getByLabel('Agent').selectOption({ label: AGENT });
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await owner.getByRole('heading', { name: `${NUMBER} is added` }).waitFor();
  await owner.getByRole('button', { name: 'Done' }).click();
  await owner.getByRole('row', { name: NUMBER }).getByText('Routed').waitFor();
});

it('shows a call to that number as it goes on', async () => {
  await goTo(owner, 'Live');
  const call = phone('--caller', caller, '--number', NUMBER, '--say', QUESTION);
  const row = owner.getByRole('row', { name: caller });
  await row.getByText(AGENT).waitFor();
  await row.getByRole('link').click();
  const transcript = owner.getByRole('log', { name: 'Transcript' });
  await transcript.getByText('Hello, this is the front desk.').waitFor();
  // What a small recogniser makes of the question is not what is tested.
  await transcript.getByText('Caller', { exact: true }).first().waitFor();
  await expectAccessible(owner);
  await call;
  await owner.getByText('The call has ended.').waitFor();
});

it('plays the recording in step with the transcript', async () => {
  const { id } = await closedCall(caller);
  const { turns } = await api<CallWithTurns>(`/calls/${id}`);
  await owner.getByRole('link', { name: 'See all of it' }).click();
  await owner.getByRole('slider', { name: 'Place in the recording' }).waitFor();
  const second = turns[1];
  if (second?.text == null) throw new Error('The call has no second turn.');
  const words = second.text.slice(0, 12);
  // Awaited from before the press on: it lasts only as long as the turn.
  const heard = owner.locator('li[aria-current="true"]', { hasText: words }).waitFor();
  await owner.getByRole('button', { name: words }).first().click();
  await heard;
  await owner.getByRole('button', { name: 'Pause' }).click();
  await expectAccessible(owner);
});

it('opens a call at the turn that a link names', async () => {
  const { id } = await closedCall(caller);
  const page = await owner.context().newPage();
  const [width, height] = [390, 480];
  await page.setViewportSize({ width, height });
  await page.goto(`/calls/${id}#turn-1`);
  const linked = page.locator('ol > li').nth(1);
  await eventually(async () => {
    expect(await linked.getAttribute('aria-current')).toBe('true');
    const place = await linked.boundingBox();
    expect(place?.y).toBeGreaterThan(0);
    expect(place?.y).toBeLessThan(height - (place?.height ?? 0));
  }, 50);
  await page.close();
});

it('shows a chart as a table, too', async () => {
  await closedCall(caller);
  await goTo(owner, 'Figures');
  await owner.getByRole('button', { name: 'Show as table: Calls' }).click();
  const table = owner.getByRole('table', { name: 'Calls', exact: true });
  await table.getByRole('link').first().waitFor();
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Show as chart: Calls' }).click();
  await table.waitFor({ state: 'detached' });
});

it('publishes a change, shows what it changed, and goes back', async () => {
  await goTo(owner, 'Agents');
  await owner.getByRole('link', { name: AGENT }).click();
  await owner.getByLabel('Greeting', { exact: true }).fill('Good day, front desk here.');
  await owner.getByRole('button', { name: 'Publish' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByText('Added: greeting: Good day, front desk here.').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await owner.getByText('Callers hear version 3.').waitFor();
  await expectAccessible(owner);
  await owner.getByRole('tab', { name: 'Versions' }).click();
  const second = owner.getByRole('listitem').filter({ hasText: 'Version 2' }).first();
  await second.getByRole('button', { name: 'Go back to it' }).click();
  await owner.getByRole('button', { name: 'Publish it again' }).click();
  await owner.getByText('Callers hear version 4.').waitFor();
  const { greeting } = await api<{ greeting: string }>('/agents/front-desk');
  expect(greeting).toBe('Hello, this is the front desk.');
});

it('lets a viewer look and change nothing', async () => {
  await goTo(owner, 'Settings');
  await owner.getByRole('tab', { name: 'People' }).click();
  await owner.getByRole('button', { name: 'Invite someone' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(VIEWER.name);
  await dialog.getByLabel('E-mail address').fill(VIEWER.email);
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await owner.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();

  await owner.getByRole('button', { name: 'Done' }).click();
  await expectAccessible(owner);

  const viewer = await openPage(browser, link);
  await viewer.getByLabel('Password', { exact: true }).fill(VIEWER.password);
  await viewer.getByRole('button', { name: 'Set password and sign in' }).click();
  await viewer.getByRole('heading', { name: 'Live' }).waitFor();
  await goTo(viewer, 'Agents');
  await viewer.getByRole('link', { name: AGENT }).click();
  await viewer.getByText('Callers hear version 4.').waitFor();
  expect(await viewer.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  expect(await viewer.getByLabel('Greeting', { exact: true }).isEditable()).toBe(false);
  const refused = await viewer.evaluate(async () => {
    const answer = await fetch('/v1/agents/front-desk/draft', { method: 'DELETE' });
    return answer.status;
  });
  expect(refused).toBe(403);
  const { id } = await closedCall(caller);
  for (const path of [...PAGES.map(([, path]) => path), ...LOOKS, ...WRITING, `/calls/${id}`]) {
    await viewer.goto(path);
    await untilShown(viewer);
    const actions = await viewer.locator('main :is(button, a[href])').allInnerTexts();
    expect(
      actions.filter((words) => WRITES.test(words.trim())),
      path,
    ).toEqual([]);
    expect(await viewer.getByRole('dialog').count(), path).toBe(0);
  }
  await viewer.context().close();
});

it('tells an endpoint of a call, signed, and shows what was sent', async () => {
  const receiver = await openReceiver();
  await openSettings('Webhooks');
  await owner.getByRole('button', { name: 'New endpoint' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByLabel('Call started').check();
  await dialog.getByLabel('Call ended').check();
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const from = newCaller();
  await phone('--caller', from, '--number', NUMBER, '--say', QUESTION);
  const { id } = await closedCall(from);
  const untilReceived = (count: number) =>
    eventually(() => expect(receiver.received).toHaveLength(count));
  await untilReceived(2);
  const told = receiver.received.map(
    ({ body, headers }) => new Webhook(secret).verify(body, headers) as WebhookPayload,
  );
  expect(told).toMatchObject([
    { type: 'call.started', data: { call: { id } } },
    { type: 'call.ended', data: { call: { id, outcome: { reason: 'caller_hung_up' } } } },
  ]);

  await owner.getByRole('link', { name: receiver.url }).click();
  const delivery = owner.getByRole('row', { name: 'Call ended' });
  await delivery.getByText('Delivered').waitFor();
  await delivery.getByText('204 in').waitFor();
  await expectAccessible(owner);
  await delivery.getByRole('button', { name: 'Deliver again' }).click();
  await untilReceived(3);
  const [, first, again] = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(again).toBe(first);

  await owner.getByRole('button', { name: 'Delete' }).click();
  await owner.getByRole('button', { name: 'Delete endpoint' }).click();
  await owner.getByText('No webhooks yet').waitFor();
  receiver.close();
});

it('keeps an account with its credit, and a price', async () => {
  await openSettings('Credit');
  await owner.getByRole('button', { name: 'New account' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Downtown');
  await dialog.getByLabel('Short name').fill('downtown');
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await owner.getByRole('link', { name: 'Downtown' }).click();
  await owner.getByRole('button', { name: 'Add credit' }).click();
  await dialog.getByLabel('Amount in dollars').fill('25');
  await dialog.getByLabel('Payment').fill('invoice 4711');
  await dialog.getByLabel('Note').fill('for the summer');
  await dialog.getByRole('button', { name: 'Add credit' }).click();
  await owner.getByRole('row', { name: 'Credit added for the summer $25.00' }).waitFor();
  await expectAccessible(owner);

  await openSettings('Prices');
  await owner.getByRole('button', { name: 'New price' }).click();
  await dialog.getByLabel('Provider').fill('carrier');
  await dialog.getByLabel('Model').fill('inbound');
  await dialog.getByLabel('Price in dollars').fill('0.0085');
  await dialog.getByText('That is $0.0085 per minute of line.').waitFor();
  await dialog.getByLabel('Source').fill('the contract');
  await expectAccessible(owner);
  await dialog.getByRole('button', { name: 'Add price' }).click();
  await owner.getByRole('row', { name: 'inbound carrier $0.0085 per minute of line' }).waitFor();
});

it('refuses a wrong password, and after several of them any', async () => {
  const stranger = await openPage(browser, '/sign-in');
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const answered = stranger.waitForResponse(/\/auth\/sign-in/);
    await signIn(stranger, { email: VIEWER.email, password: `wrong password ${attempt}` });
    await answered;
  }
  await stranger.getByText(/too many/i).waitFor();
  const { BACKEND_URL } = inject('stack');
  const answer = await fetch(`${BACKEND_URL}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: BACKEND_URL ?? '' },
    body: JSON.stringify({ email: VIEWER.email, password: VIEWER.password }),
  });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  await expectAccessible(stranger);
  await stranger.context().close();
});

const SEARCH = '/calls?recorded=true&minErrors=0&number=%2B1555';

it('keeps the filters when the page is loaded anew, and refuses one that there is not', async () => {
  await owner.goto('/calls');
  await owner.getByLabel('Number', { exact: true }).fill(caller);
  await owner.keyboard.press('Enter');
  const filter = owner.getByRole('button', { name: `Remove the filter: Number with ${caller}` });
  await filter.waitFor();
  await owner.reload();
  await filter.waitFor();
  await owner.getByRole('row', { name: caller }).waitFor();
  expect(await owner.locator('[data-row]').count()).toBe(1);
  await filter.click();
  await filter.waitFor({ state: 'detached' });

  await owner.goto(SEARCH);
  await owner.getByRole('button', { name: 'Remove the filter: At least 0 errors' }).waitFor();
  for (const path of [
    '/calls?colour=red',
    '/figures?colour=red',
    '/settings?tab=red',
    '/numbers?colour=%E0',
  ]) {
    await owner.goto(path);
    await owner.getByRole('heading', { name: /address asks for something/ }).waitFor();
  }
});

it('is used by keyboard alone', async () => {
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await owner.keyboard.press(key);
  };
  const untilOn = (name: string) =>
    owner.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await owner.goto('/');
  await untilOn('Live');
  await keys('g', 'c');
  await untilOn('Calls');
  await owner.locator('[data-row]').first().waitFor();
  await keys('/');
  await owner.keyboard.type('nobody-said-this');
  await keys('Enter');
  await owner.getByRole('heading', { name: 'No calls match these filters' }).waitFor();
  await keys('/', 'ControlOrMeta+a', 'Delete', 'Enter', 'Tab');
  await owner.keyboard.type(caller);
  await keys('Enter');
  await owner.getByRole('button', { name: `Remove the filter: Number with ${caller}` }).waitFor();
  const isOnRow = () => owner.locator('[data-row]:focus-within').isVisible();
  for (let tabs = 0; tabs < 30 && !(await isOnRow()); tabs += 1) await keys('Tab');
  await keys('Enter');
  await owner.getByRole('slider', { name: 'Place in the recording' }).waitFor();
  await keys(' ');
  await owner.getByRole('button', { name: 'Pause' }).waitFor();
  await keys(' ');
  await owner.getByRole('button', { name: 'Play' }).waitFor();

  await keys('ControlOrMeta+k');
  await owner.getByRole('dialog', { name: 'Go to' }).waitFor();
  await expectAccessible(owner);
  await owner.keyboard.type('front de');
  await keys('Enter');
  await untilOn(AGENT);
  await keys('g', 'c');
  await untilOn('Calls');

  // From a menu into a window, and back to where the menu was opened.
  const views = owner.getByRole('button', { name: 'Views' });
  await owner.goto(SEARCH);
  await views.focus();
  await keys('Enter');
  await owner.getByRole('menu').waitFor();
  await expectAccessible(owner);
  await keys('Enter');
  await owner.getByRole('dialog').waitFor();
  await expectAccessible(owner);
  await keys('Escape');
  await views.and(owner.locator(':focus')).waitFor();
  await keys('?');
  await owner.getByRole('dialog', { name: 'Keys' }).waitFor();
  await expectAccessible(owner);
  await keys('Escape');
});

it('can be used by everyone wherever one looks', async () => {
  const { id } = await closedCall(caller);
  const tabs = ['work', 'cost', 'events', 'raw'].map((tab) => `/calls/${id}?tab=${tab}`);
  for (const path of [...LOOKS, ...WRITING, ...tabs]) {
    await owner.goto(path);
    await untilShown(owner);
    await expectAccessible(owner);
  }
});

it('can be used by everyone while they talk', async () => {
  await owner.goto('/talk?agent=front-desk');
  await owner.getByRole('button', { name: 'Check the microphone' }).click();
  await owner.getByRole('button', { name: 'Call', exact: true }).click();
  const transcript = owner.getByRole('log', { name: 'Transcript' });
  await transcript.getByText('Hello, this is the front desk.').waitFor();
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Hang up' }).click();
  await owner.getByText('You have hung up.').waitFor();
});

it('can be used by everyone on a phone', async () => {
  const wide = owner.viewportSize();
  await owner.setViewportSize({ width: 390, height: 844 });
  for (const [title, path] of PAGES) {
    await owner.goto(path);
    await owner.getByRole('heading', { level: 1, name: title }).waitFor();
    await untilShown(owner);
    await expectAccessible(owner);
  }
  if (wide) await owner.setViewportSize(wide);
});

it.each(PAGES.map(([title]) => title))('has a page %s that everyone can use', async (title) => {
  const wrong: string[] = [];
  const note = ({ message }: Error) => wrong.push(message);
  owner.on('pageerror', note);
  await goTo(owner, title);
  await owner.getByRole('heading', { level: 1, name: title }).waitFor();
  await untilShown(owner);
  await expectAccessible(owner);
  owner.off('pageerror', note);
  expect(wrong).toEqual([]);
});

it.each(['Your account', 'People', 'API keys', 'Webhooks', 'Prices', 'Credit', 'Audit log'])(
  'has settings %s that everyone can use',
  async (tab) => {
    await openSettings(tab);
    await untilShown(owner);
    await expectAccessible(owner);
  },
);
