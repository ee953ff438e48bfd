import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';
import { type DemoBot, startDemoBot } from './testing/demo-bot.ts';

interface Context extends TestSandbox {
  bot: DemoBot;
  browser: Browser;
  tab: BrowserContext;
  page: Page;
  complaints: string[];
}

const test = suite<Context>("the sandbox's page in Chromium");

test.before(async (context) => {
  Object.assign(context, await startTestSandbox({ identifyEveryMs: 0 }));
  [context.bot, context.browser] = await Promise.all([startDemoBot(context.sandbox), launchChromium()]);
});
/** One page for all tests, led by its address, as a person keeps it open. */
test.before(async (context) => {
  context.tab = await context.browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.page = await context.tab.newPage();
  context.page.setDefaultTimeout(8000);
  context.complaints = complaintsOf(context.page);
});
test.afterEach(async ({ tab, page, complaints }) => {
  const others = tab.pages().filter((one) => one !== page);
  await Promise.all(others.map((other) => other.close()));
  const found = complaints.splice(0);
  assert.equal(found, [], found.join('\n'));
});
test.after(async ({ browser, bot, close }) => {
  await browser.close();
  await bot.close();
  await close();
});

async function visit({ page, sandbox }: Context, as: string, channel = 'general'): Promise<void> {
  await page.goto(`${sandbox.url}/#as=${as}&channel=${channel}`);
  await page.getByRole('button', { name: new RegExp(`^${as}.*switch member`, 'i') }).waitFor();
  await page.getByRole('heading', { level: 1, name: channel }).waitFor();
}

const message = (page: Page, text: string | RegExp) =>
  page.getByRole('log').getByRole('listitem').filter({ hasText: text });

async function runSlash(page: Page, typed: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message / }).fill(`/${typed}`);
  await page.getByRole('option', { name: `/${typed}` }).click();
}

/** A card by `/demo card`, as who has the page open. */
async function postCard(page: Page, title: string): Promise<void> {
  await runSlash(page, 'demo card');
  await page.getByLabel('title *').fill(title);
  await page.keyboard.press('Enter');
  await message(page, title).waitFor();
}

test('a slash command is found, filled in, completed by the bot and run', async (context) => {
  const { page } = context;
  await visit(context, 'mia');
  await page
    .getByRole('combobox')
    .or(page.getByRole('textbox', { name: /^Message / }))
    .fill('/');
  await page.getByRole('option', { name: '/demo card' }).waitFor();
  assert.is(await page.getByRole('option', { name: '/staff' }).count(), 0);
  await page.keyboard.type('demo ca');
  await page.keyboard.press('Enter');

  const form = page.getByRole('form', { name: '/demo card' });
  await form.getByRole('button', { name: /Run/ }).click();
  assert.is(await form.getByLabel('title *').evaluate((input: HTMLInputElement) => input.validity.valueMissing), true);
  await form.getByLabel('title *').fill('Evening chess');
  await form.getByLabel('viewers').fill('42');
  await form.getByLabel('color').selectOption('Red');
  await form.getByLabel('streamer').selectOption('Sol');
  await form.getByLabel('game').fill('Chess');
  await page.locator('datalist option').waitFor({ state: 'attached' });
  await form.getByLabel('game').fill('Chess (board game)');
  await page.keyboard.press('Enter');

  const card = message(page, 'Evening chess');
  await card.waitFor();
  const text = await card.textContent();
  for (const part of [
    /Mia\s+used\s+\/demo card/,
    /BOT/,
    /Clicked 0 times/,
    /sol/,
    /42/,
    /chess/,
    /April 20, 2021/,
    /notes\.txt/,
  ])
    assert.match(text ?? '', part);
  assert.is(await card.getByRole('button', { name: 'Off' }).isDisabled(), true);
  assert.is(await card.getByRole('link', { name: /Watch/ }).getAttribute('target'), '_blank');
});

test('a button edits its message, live on another open page too', async (context) => {
  const { page, tab } = context;
  await visit(context, 'mia');
  await postCard(page, 'Counting');
  const other = await tab.newPage();
  await other.goto(`${context.sandbox.url}/#as=sol&channel=general`);
  await message(other, 'Counting').waitFor();

  await message(page, 'Counting').getByRole('button', { name: 'Count' }).click();
  await message(page, /Clicked 1 times.*\(edited\)[\s\S]*Counting/).waitFor();
  await message(other, /Clicked 1 times[\s\S]*Counting/).waitFor();
});

test('a select answers only its member', async (context) => {
  const { page, tab } = context;
  await visit(context, 'mia');
  await postCard(page, 'Drinks');
  const other = await tab.newPage();
  await other.goto(`${context.sandbox.url}/#as=sol&channel=general`);
  await message(other, 'Drinks').waitFor();

  await message(page, 'Drinks').getByRole('button', { name: 'Pick one' }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const answer = message(page, 'Chosen: coffee');
  await answer.getByText('Only you can see this').waitFor();
  await context.control
    .as(await context.control.userId('ada'))
    .in(await context.control.channelId('general'))
    .post('after it');
  await message(other, 'after it').waitFor();
  assert.is(await message(other, 'Chosen').count(), 0);

  await answer.getByRole('button', { name: 'Dismiss message' }).click();
  await answer.waitFor({ state: 'detached' });
});

test('a form names what is wrong, then opens a private thread that only its members see', async (context) => {
  const { page } = context;
  await visit(context, 'mia');
  await postCard(page, 'Questions');
  await message(page, 'Questions').getByRole('button', { name: 'Open form' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask something' });
  await dialog.getByLabel('Subject').fill('ab');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'Must be 3 to 50 characters.' }).waitFor();
  await dialog.getByLabel('Subject').fill('My sound is gone');
  await dialog.getByLabel('Details').fill('since <b>yesterday</b>');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('log').getByRole('button', { name: 'My sound is gone' }).click();
  await message(page, 'Hello @Mia: since <b>yesterday</b>').waitFor();
  const threads = page.getByRole('navigation').getByRole('button', { name: 'My sound is gone' });
  assert.is(await threads.count(), 1);
  await switchTo(page, 'Sol');
  await page.getByRole('heading', { name: 'Welcome' }).or(page.getByRole('log')).first().waitFor();
  assert.is(await threads.count(), 0);
  assert.is(await page.getByRole('button', { name: 'staff' }).count(), 0);
  await switchTo(page, 'Sam');
  await threads.waitFor();
  await page.getByRole('button', { name: 'staff' }).waitFor();
});

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /switch member/ }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}.*switch member`) }).waitFor();
}

test('"is thinking" gives way to the answer; silence says so', async (context) => {
  const { page } = context;
  await visit(context, 'sol');
  await runSlash(page, 'demo slow');
  await page.getByRole('button', { name: /Run/ }).click();
  await message(page, 'Glim is thinking…').waitFor();
  context.bot.finishThinking();
  await message(page, 'Thought about it: yes.').waitFor();
  assert.is(await message(page, 'is thinking').count(), 0);

  await runSlash(page, 'demo silent');
  await page.getByRole('button', { name: /Run/ }).click();
  await page.getByRole('alert').filter({ hasText: '/demo silent: The application did not respond' }).waitFor();
});

test('members write, edit, react, upload and delete; moderators delete any', async (context) => {
  const { page, control } = context;
  await visit(context, 'mia');
  const box = page.getByRole('textbox', { name: /^Message / });
  await page
    .getByLabel('Upload a file')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hi') });
  await box.fill('<img src=x onerror=alert(1)> **bold**');
  await box.press('Enter');
  const mine = message(page, '<img src=x onerror=alert(1)> bold');
  await mine.getByRole('link', { name: 'a.txt' }).waitFor();
  await mine.hover();
  await mine.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Edit message' }).fill('changed `code`');
  await page.keyboard.press('Enter');
  const changed = message(page, 'changed code(edited)');
  await changed.hover();
  await changed.getByRole('button', { name: 'Add reaction' }).click();
  await changed.getByRole('button', { name: 'React with 🎉' }).click();
  await changed.getByRole('button', { name: '🎉, 1', pressed: true }).waitFor();

  await control
    .as(await control.userId('sol'))
    .in(await control.channelId('general'))
    .post('not hers');
  await message(page, 'not hers').hover();
  assert.is(await message(page, 'not hers').getByRole('button', { name: 'Delete' }).count(), 0);
  await switchTo(page, 'Ada');
  await message(page, 'not hers').hover();
  await message(page, 'not hers').getByRole('button', { name: 'Delete' }).click();
  await message(page, 'not hers').waitFor({ state: 'detached' });
});

test('a channel that is not open shows what is unread', async (context) => {
  const { page, control } = context;
  await visit(context, 'sam');
  await page.getByRole('log').getByRole('listitem').first().waitFor();
  await control
    .as(await control.userId('ada'))
    .in(await control.channelId('staff'))
    .post('for staff');
  await page.getByRole('button', { name: 'staff unread' }).click();
  await message(page, 'for staff').waitFor();
  await page.getByRole('button', { name: 'staff', exact: true }).waitFor();
});

test('a new member joins with a role and can be chosen by name', async (context) => {
  const { page } = context;
  await visit(context, 'mia');
  await page.getByRole('button', { name: /switch member/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('New member…').click();
  await dialog.getByLabel('Name').fill('Nora');
  await dialog.getByLabel('Streamer').check();
  await dialog.getByRole('button', { name: 'Join the guild', exact: true }).click();
  await page.getByRole('button', { name: /^Nora.*Streamer.*switch member/ }).waitFor();
  assert.match(page.url(), /#as=nora&channel=general$/);
  await page.reload();
  await page.getByRole('button', { name: /^Nora/ }).waitFor();
  await page.getByRole('complementary', { name: 'Members' }).getByText('Nora').waitFor();
});

test('on a phone the channels are a drawer, and nothing is wider than the screen', async (context) => {
  const { page } = context;
  await visit(context, 'mia');
  await page.setViewportSize({ width: 390, height: 844 });
  await message(page, /Welcome to #general|Clicked/)
    .first()
    .waitFor();
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.is(widest, 390);
  await page.getByRole('button', { name: 'Channels' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'welcome' }).click();
  await page.getByRole('heading', { name: 'welcome', exact: true }).waitFor();
  await page.getByText('You do not have permission to send messages here.').waitFor();
  await page.getByRole('navigation').waitFor({ state: 'hidden' });
});

test('a page that was open over a restart of the sandbox goes on by itself', async ({ browser }) => {
  const before = await startTestSandbox();
  const port = Number(new URL(before.sandbox.url).port);
  const page = await browser.newPage();
  await page.goto(`${before.sandbox.url}/#as=mia&channel=general`);
  await page.getByRole('log').getByText('This is the start').waitFor();
  await before.sandbox.close();
  await page.getByText('Connecting to the sandbox…').waitFor();

  const after = await startTestSandbox({ port, dataDir: before.dataDir });
  const { control } = after;
  await control
    .as(await control.userId('sol'))
    .in(await control.channelId('general'))
    .post('while it was away');
  await message(page, 'while it was away').waitFor();
  await page.getByText('Connecting to the sandbox…').waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: /^Message / }).fill('and I can still write');
  await page.keyboard.press('Enter');
  await message(page, 'and I can still write').waitFor();
  await page.close();
  await after.close();
  await before.close();
});

test('only the page itself is served, with a policy that runs nothing inline', async ({ sandbox }) => {
  const page = await fetch(sandbox.url);
  assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'self';/);
  assert.match(page.headers.get('set-cookie') ?? '', /sandbox_control=.*samesite=strict; httponly/i);
  const module = await fetch(`${sandbox.url}/app.ts`);
  assert.match(module.headers.get('content-type') ?? '', /^text\/javascript/);
  assert.match(await module.text(), /from "\/vendor\/preact\.js"/);
  for (const path of ['/../sandbox.ts', '/%2e%2e/sandbox.ts', '/missing.ts', '/page', '/vendor/koa.js'])
    assert.is((await fetch(sandbox.url + path)).status, 404, path);
});

test.run();
