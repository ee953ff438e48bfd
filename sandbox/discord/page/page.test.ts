import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { movingPicture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { message, type OpenPage, openPage, switchTo, tidyUp, visit } from './testing/open-page.ts';

/** Discord's own, which is Lottie. */
const WAVE = '749054660769218631';

const test = suite<OpenPage>("the sandbox's page in Chromium");

test.before(async (context) => {
  Object.assign(context, await openPage());
});
test.afterEach(async (context) => {
  assert.equal(await tidyUp(context), []);
});
test.after(({ close }) => close());

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

test('stickers are shown, and Lottie by its name', async (context) => {
  const { control, page } = context;
  const { id } = await control.addSticker('Bow', await movingPicture(1));
  await visit(context, 'mia');
  const place = control.as(await control.userId('sol')).in(await control.channelId('general'));
  await place.post('Look at these', { stickers: [id, WAVE] });
  const sticker = message(page, 'Look at these').getByAltText('Bow');
  await sticker.evaluate((image: HTMLImageElement) => image.decode());
  assert.is(await sticker.evaluate((image: HTMLImageElement) => image.naturalWidth), 64);
  await message(page, '[Wave]').waitFor();
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
  await page.getByRole('button', { name: 'staff (not seen' }).waitFor();
  await switchTo(page, 'Sam');
  await threads.waitFor();
  await page.getByRole('button', { name: 'staff', exact: true }).waitFor();
});

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

test.run();
