import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { complaintsOf, launchChromium } from '../../../../tests/support/chromium.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { suite } from '../../../../tests/support/suite.ts';

const ADA = { id: '200000000000000003', name: 'ada', isStaff: true, avatarUrl: null };
const SAM = { id: '200000000000000004', name: 'sam', isStaff: true, avatarUrl: null };
const NARROW = { width: 390, height: 800 };

interface Context extends TestApp {
  browser: Browser;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('triage board in a browser');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, clock, database, signIn } = context;
  clock.set(new Date().toISOString());
  const user = await database.unitOfWork(() =>
    accounts.createUser({ name: ADA.name, discordId: ADA.id, roles: ['support'] }),
  );
  const [name = '', value = ''] = (await signIn(user)).headers.Cookie.split('=');
  context.browser = await launchChromium();
  const visitor = await context.browser.newContext({ viewport: NARROW });
  await visitor.addCookies([{ name, value, url: context.url }]);
  context.page = await visitor.newPage();
  context.complaints = complaintsOf(context.page);
});
test.after(async (context) => {
  await context.browser.close();
  await context.close();
});

let members = 0;

function open({ database, support }: Context, subject: string): Promise<Ticket> {
  return database.unitOfWork(async () => {
    const member = { id: `21${String(++members).padStart(16, '0')}`, name: 'Mia', avatarUrl: null };
    const request = { guildId: '300000000000000001', ticketChannelId: '300000000000000002', text: 'It fails', member };
    const ticket = await support.open({ ...request, subject });
    await support.threadStarted(ticket, `4${String(members).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

function say({ clock, database, ticketLog }: Context, ticket: Ticket, text: string): Promise<void> {
  clock.advance({ seconds: 1 });
  const author = { id: ticket.memberId!, name: 'Mia', avatarUrl: null, isStaff: false };
  const id = `61${String(++members).padStart(16, '0')}`;
  const said = { id, author, text, sentAt: clock.now(), editedAt: null, attachments: [] };
  return database.unitOfWork(() => ticketLog.keep(ticket, said));
}

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('the queue grows while one looks at it, and is walked with the keyboard', async (context) => {
  const { page, url, complaints } = context;
  await open(context, 'The first one');
  await page.goto(`${url}/staff/tickets`);
  await page.getByText('The first one').waitFor();
  const second = await open(context, 'A second one');
  await say(context, second, 'Hello?');
  await page.getByText('A second one').waitFor();
  await page.getByText('2 tickets wait for an answer').waitFor();
  assert.is(await isWiderThanScreen(page), false);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/staff/tickets/${second.number}`);
  assert.equal(complaints, []);
});

test('what the member writes appears, an answer and a note are sent, and notes are marked', async (context) => {
  const { page, url, complaints } = context;
  const ticket = await open(context, 'My key');
  await page.goto(`${url}/staff/tickets/${ticket.number}`);
  await say(context, ticket, 'Are you there?');
  await page.getByText('Are you there?').waitFor();

  await page.getByLabel('Text', { exact: true }).fill('Make a new key');
  await page.keyboard.press('Control+Enter');
  await page.getByText('On its way to Discord').waitFor();
  // The page may hear of the answer from others before it is told that it was taken.
  const field = page.getByLabel('Text', { exact: true });
  await eventually('the field to be empty', async () => (await field.inputValue()) === '');
  assert.is(await field.inputValue(), '');
  await page.getByText('Note for staff').first().click();
  await page.getByLabel('Text', { exact: true }).fill('A friend of the band');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.locator('.message-note', { hasText: 'A friend of the band' }).waitFor();
  assert.is(await isWiderThanScreen(page), false);
  assert.equal(complaints, []);
});

test('who is overtaken is told by whom, keeps what they typed, and sees how it stands', async (context) => {
  const { clock, complaints, database, page, ticketCare, ticketReplies, url } = context;
  const ticket = await open(context, 'Two at once');
  await page.goto(`${url}/staff/tickets/${ticket.number}`);
  await page.getByLabel('Text', { exact: true }).fill('Mine');
  // Everything that tells the page of it is held back, as if both clicked at the same moment.
  await page.route('**/staff/tickets/events', (route) => route.abort());
  await page.route(`**/api/v1/staff/tickets/${ticket.number}`, (route) => route.abort());
  clock.advance({ seconds: 1 });
  await database.unitOfWork(() => ticketCare.claim(ticket.id, SAM));
  await database.unitOfWork(() => ticketReplies.reply(ticket.id, SAM, { text: 'From Sam', via: 'discord' }));
  await page.unroute(`**/api/v1/staff/tickets/${ticket.number}`);

  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Somebody of the team answered while you were writing').waitFor();
  assert.is(await page.getByLabel('Text', { exact: true }).inputValue(), 'Mine');
  await page.getByText('From Sam').waitFor();
  await page.getByRole('button', { name: 'Send it anyway' }).click();
  await page.getByText('Mine').waitFor();
  await page.getByRole('button', { name: 'Take over' }).waitFor();
  await page.goto('about:blank');
  await page.unrouteAll();
  complaints.splice(0);
});

test('a ticket is closed with a reason and opened again', async (context) => {
  const { page, url, complaints } = context;
  const ticket = await open(context, 'Solved');
  await page.goto(`${url}/staff/tickets/${ticket.number}`);
  await page.getByRole('button', { name: 'Close…', exact: true }).click();
  await page.getByLabel('Reason').fill('A new key works');
  await page.getByRole('button', { name: 'Close the ticket' }).click();
  await page.getByText('This ticket is closed').waitFor();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByLabel('Text', { exact: true }).waitFor();
  assert.equal(complaints, []);
});

test.run();
