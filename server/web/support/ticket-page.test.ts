import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { MIA, openTicket } from '../../../tests/support/tickets.ts';

interface Context extends TestApp {
  browser: Browser;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('transcript in a browser');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, attachmentDir, database, signIn, ticketPictures, ticketLog } = context;
  const ticket = await openTicket(context, { subject: 'No sound in OBS' });
  const at = (minutes: number) => new Date(ticket.openedAt.getTime() + minutes * 60_000);
  const author = { ...MIA, isStaff: false };
  const said = { author, editedAt: null, attachments: [] };
  await database.unitOfWork(async () => {
    const text = `Here it is <:obs:1100000000000000001> ${'and a long sentence '.repeat(8)}`;
    await ticketLog.keep(ticket, { ...said, id: '600000000000000001', sentAt: at(1), text });
    const answer = { ...said, id: '600000000000000002', sentAt: at(2), text: 'Solved' };
    await ticketLog.keep(ticket, { ...answer, replyToId: '600000000000000001' });
    const stickers = ['Bow', 'Spin', 'Cheer'].map((name, at) => {
      return { name, discordId: `110000000000000001${at}`, format: 'png' as const };
    });
    const sticker = { ...said, id: '600000000000000003', sentAt: at(3), text: '' };
    await ticketLog.keep(ticket, { ...sticker, stickers });
  });
  mkdirSync(attachmentDir, { recursive: true });
  await database.unitOfWork(async () => {
    for (const [index, kept] of (await ticketPictures.list(ticket.id)).entries()) {
      writeFileSync(join(attachmentDir, kept.id), await picture(index, { size: 320 }));
      await ticketPictures.stored(kept, 'image/png');
    }
  });
  const user = await database.unitOfWork(() => accounts.createUser({ name: 'mia', discordId: MIA.id, roles: [] }));
  const [name = '', value = ''] = (await signIn(user)).headers.Cookie.split('=');
  context.browser = await launchChromium();
  const visitor = await context.browser.newContext({ viewport: { width: 390, height: 800 } });
  await visitor.addCookies([{ name, value, url: context.url }]);
  context.page = await visitor.newPage();
  context.complaints = complaintsOf(context.page);
  await context.page.goto(`${context.url}/tickets/${ticket.number}`);
});
test.after(async (context) => {
  await context.browser.close();
  await context.close();
});

test('on a phone nothing is wider than the screen, and an emoji stands in its line', async ({ page, complaints }) => {
  assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  const emoji = page.getByAltText(':obs:');
  assert.ok(await emoji.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), 'it is loaded');
  const [box, line] = [await emoji.boundingBox(), await page.getByText('Here it is').first().boundingBox()];
  assert.ok(box && line && box.y - line.y < 10, 'in the first line');
  assert.equal(complaints, []);
});

test('stickers are shown as pictures, side by side where there is room', async ({ page, complaints }) => {
  const stickers = page.locator('img.sticker');
  assert.is(await stickers.count(), 3);
  await stickers.last().scrollIntoViewIfNeeded();
  const boxes = await stickers.evaluateAll((images) => images.map((image) => image.getBoundingClientRect().toJSON()));
  assert.ok(boxes.every(({ width }) => width > 95 && width <= 160));
  assert.is(boxes[0]?.top, boxes[1]?.top, 'two of them in a row');
  assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.equal(complaints, []);
});

test('an answer leads to what it answers', async ({ page }) => {
  await page.getByRole('link', { name: /^Reply to Mia:/ }).click();
  assert.match(page.url(), /#m-600000000000000001$/);
});

test.run();
