import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { complaintsOf, launchChromium } from '../../../../tests/support/chromium.ts';
import { takeHelpPicture } from '../../../../tests/support/help-picture.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../../tests/support/ticket-bot.ts';

interface Context {
  bot: TicketBot;
  app: TestApp;
  browser: Browser;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('a support shift on the board');

test.before(async (context) => {
  context.bot = await openTicketBot();
  const { domain, sandbox } = context.bot;
  context.app = await openTestApp({ domain, imageHosts: [sandbox.sandbox.url] });
  const discordId = await sandbox.control.userId('sam');
  const { accounts, database, guildSupport, snippets } = domain;
  const lead = { id: discordId, name: 'Sam', isStaff: true, isManager: true };
  const guildId = (await sandbox.control.state()).guild.id;
  const user = await database.unitOfWork(async () => {
    await guildSupport.choose(lead, guildId, { supportName: 'Glim support' });
    await snippets.add(lead, guildId, { name: 'New key', text: 'Hello {member}, please make a new stream key.' });
    await snippets.add(lead, guildId, { name: 'Refund', text: 'Your refund for #{number} is on its way.' });
    return accounts.createUser({ name: 'Sam', discordId, roles: ['support'] });
  });
  const [name = '', value = ''] = (await context.app.signIn(user)).headers.Cookie.split('=');
  context.browser = await launchChromium();
  const visitor = await context.browser.newContext({ viewport: { width: 1280, height: 800 } });
  await visitor.addCookies([{ name, value, url: context.app.url }]);
  context.page = await visitor.newPage();
  context.complaints = complaintsOf(context.page);
});
test.after(async ({ app, bot, browser }) => {
  await browser.close();
  await app.close();
  await bot.close();
});

test('a ticket of Discord is claimed, answered without a name, put off, asked about, and closed by its member', async (context) => {
  const { app, bot, complaints, page } = context;
  const { database, ticketCare } = bot.domain;
  await page.goto(`${app.url}/staff/tickets`);
  await page.getByText('Nothing here.').waitFor();

  // Mia asks in Discord: the queue shows it by itself.
  const { member, number } = await bot.tickets.open(await bot.tickets.newMember('Mia'), {
    ...{ subject: 'My key fails', text: 'OBS says: failed to connect.' },
  });
  await page.getByText('My key fails').waitFor();
  await bot.tickets.open(await bot.tickets.newMember('Noor'), { subject: 'My refund of October' });
  await bot.tickets.open(await bot.tickets.newMember('Lin'), { subject: 'Why was my emote declined?' });
  await page.getByText('3 tickets wait for an answer').waitFor();
  await takeHelpPicture(page, 'triage-board');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('My key fails'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/staff/tickets/${number}`);

  await page.getByRole('button', { name: 'Claim' }).click();
  await page.getByText('Sam took this ticket').waitFor();
  await bot.work();
  assert.match((await bot.said(member)).join('\n'), /\*\*Sam\*\* has taken this ticket/);

  // A prepared reply, found by a word and said in the name of support.
  await page.keyboard.press('r');
  const answer = page.getByLabel('Text', { exact: true });
  await page.getByRole('button', { name: 'Prepared replies…' }).click();
  await page.getByLabel('Find a prepared reply').first().fill('stream');
  await page.getByRole('option', { name: /New key/ }).waitFor();
  await page.keyboard.press('Enter');
  assert.is(await answer.inputValue(), 'Hello Mia, please make a new stream key.');
  await page.getByLabel('As Glim support, without my name').check();
  await answer.press('Control+Enter');
  await page.getByText('On its way to Discord').waitFor();
  await bot.work();
  assert.ok((await bot.said(member)).includes('**Glim support:** Hello Mia, please make a new stream key.'));
  await page.getByText('Sam (as Glim support)').waitFor();
  await member.post('Thank you, I will try tomorrow');
  await page.getByText('I will try tomorrow').waitFor();
  await takeHelpPicture(page, 'triage-ticket');

  // Put off for an hour: out of the queue, said in the thread, and back when its time comes.
  await page.getByRole('button', { name: 'Snooze…' }).click();
  await page.getByLabel('Until').selectOption({ label: 'In an hour' });
  await page.getByRole('button', { name: 'Snooze the ticket' }).click();
  await page.getByText('Sam snoozed this ticket').waitFor();
  await bot.work();
  assert.match((await bot.said(member)).join('\n'), /\*\*Sam\*\* will come back to this ticket <t:/);
  await page.keyboard.press('u');
  await page.getByText('My refund of October').waitFor();
  await page.getByText('2 tickets wait for an answer').waitFor();
  assert.is(await page.getByText('My key fails').count(), 0);
  const { id, snoozedUntil } = await bot.stored(number);
  await database.unitOfWork(() => ticketCare.wake(id, snoozedUntil!));
  await page.getByText('My key fails').click();

  await page.getByRole('button', { name: 'Ask to close…' }).click();
  await page.getByLabel('Why it may be closed').fill('The new key works');
  await page.getByRole('button', { name: 'Ask the member' }).click();
  await page.getByText('Sam asked whether it can be closed').waitFor();
  await bot.work();
  await bot.tickets.press(member, 'Yes, close it');
  await page.getByText('This ticket is closed.').waitFor();
  await page.getByText('Mia closed this ticket').waitFor();
  assert.equal(complaints, []);
});

test.run();
