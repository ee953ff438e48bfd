import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSandbox } from '../testing/test-sandbox.ts';
import { message, type OpenPage, openPage, switchTo, tidyUp, visit } from './testing/open-page.ts';

const test = suite<OpenPage>("members on the sandbox's page");

test.before(async (context) => {
  Object.assign(context, await openPage());
});
test.afterEach(async (context) => {
  assert.equal(await tidyUp(context), []);
});
test.after(({ close }) => close());

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
  await page.getByRole('button', { name: /^Nora.*switch member/ }).waitFor();
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
  await page.setViewportSize({ width: 1280, height: 800 });
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

test('what a member does not see is greyed, and says which rule hides it', async (context) => {
  const { page } = context;
  await visit(context, 'mia');
  await page.getByRole('button', { name: 'staff (not seen: denied to @everyone in #staff)' }).click();
  const hidden = page.getByRole('dialog', { name: 'Mia in #staff' });
  await hidden.getByText('denied to @everyone in #staff').waitFor();
  await hidden.getByRole('button', { name: 'Close' }).click();

  await visit(context, 'sam', 'live');
  await page.getByRole('button', { name: 'What Sam may do here' }).click();
  const seen = page.getByRole('dialog', { name: 'Sam in #live' });
  const rule = (permission: string) => seen.getByRole('listitem').filter({ hasText: permission }).first();
  assert.match((await rule('View Channel').textContent()) ?? '', 'through @everyone');
  assert.match((await rule('Send Messages').textContent()) ?? '', 'denied to @everyone in #live');
  assert.match((await rule('Manage Threads').textContent()) ?? '', 'through @Support');
  await seen.getByRole('button', { name: 'Close' }).click();
});

test('a guild is made, shown and left by the bot', async (context) => {
  const { page, control } = context;
  await visit(context, 'mia');
  await page.getByRole('button', { name: /choose a guild/ }).click();
  await page.getByText('New guild…').click();
  await page.getByLabel('Name').fill('Night Owls');
  await page.getByRole('button', { name: 'Make it, with the bot in it' }).click();
  await page.getByRole('button', { name: /Night Owls.*choose a guild/ }).click();
  await page.getByRole('button', { name: 'Kick the bot from Night Owls' }).click();
  await page.getByRole('button', { name: 'Invite the bot to Night Owls' }).waitFor();
  const { guilds } = await control.state();
  assert.equal(
    guilds.map(({ name, isBotHere }) => [name, isBotHere]),
    [
      ['Glim', true],
      ['Night Owls', false],
    ],
  );
  await page.getByRole('button', { name: 'Close' }).click();
  assert.match(page.url(), /guild=\d+/);
});

test('direct messages are begun, answered and closed', async (context) => {
  const { page, control, api } = context;
  await visit(context, 'sol');
  await page.getByRole('button', { name: 'Write to Glim' }).click();
  await page.getByRole('textbox', { name: 'Message Glim' }).fill('are you there?');
  await page.keyboard.press('Enter');
  await message(page, 'are you there?').waitFor();
  const { channelId } = await control.as(await control.userId('sol')).direct();
  await api('POST', `/channels/${channelId}/messages`, { content: 'always' });
  await message(page, 'always').waitFor();
  await page.getByRole('button', { name: /switch member/ }).click();
  await page.getByLabel('Sol takes direct messages').uncheck();
  await page.getByRole('button', { name: 'Close' }).click();
  assert.is((await api('POST', `/channels/${channelId}/messages`, { content: 'x' })).body.code, 50007);
});

test("a user's menu runs the bot's commands and gives roles", async (context) => {
  const { page, control } = context;
  await visit(context, 'ada');
  await page.getByRole('complementary').getByRole('button', { name: 'Mia' }).click();
  const menu = page.getByRole('dialog', { name: 'Mia' });
  await menu.getByLabel('Streamer').check();
  await control.until(async () => {
    const { members } = await control.state();
    return members.some(({ user, roles }) => user.username === 'mia' && roles.length === 1);
  });
  await menu.getByRole('button', { name: 'Wave At' }).click();
  await message(page, 'Waved at mia').waitFor();
});

test('a moderator deletes many messages at once, and times out, bans and lets back in by hand', async (context) => {
  const { page, control, api, sandbox } = context;
  const general = await control.channelId('general');
  const solId = await control.userId('sol');
  for (const text of ['stays', 'first to go', 'second to go']) await control.as(solId).in(general).post(text);
  await visit(context, 'ada');
  await message(page, 'first to go').hover();
  await message(page, 'first to go').getByRole('button', { name: 'Delete this and all after it' }).click();
  await message(page, 'second to go').waitFor({ state: 'detached' });
  await message(page, 'stays').waitFor();

  await page.getByRole('complementary').getByRole('button', { name: 'Sol' }).click();
  const menu = page.getByRole('dialog', { name: 'Sol' });
  await menu.getByRole('button', { name: 'Time out for 10 min' }).click();
  await menu.getByText('Timed out until').waitFor();
  await menu.getByRole('button', { name: 'See what Sol sees' }).click();
  await page.getByText('You are timed out until').waitFor();
  await switchTo(page, 'Ada');
  await page.getByRole('complementary').getByRole('button', { name: 'Sol' }).click();
  await menu.getByRole('button', { name: 'End the timeout' }).click();
  await menu.getByLabel('With a ban').selectOption('Delete those of the last hour');
  await menu.getByRole('button', { name: 'Ban' }).click();
  await message(page, 'stays').waitFor({ state: 'detached' });
  assert.is((await api('GET', `/guilds/${sandbox.guildId}/members/${solId}`)).body.code, 10007);
  await menu.getByRole('button', { name: 'Lift the ban' }).click();
  await menu.getByRole('button', { name: 'Lift the ban' }).waitFor({ state: 'detached' });
  await menu.getByRole('button', { name: 'Close' }).click();
  await control.as(solId).join();
});

test('who may not moderate is not offered it', async (context) => {
  const { page } = context;
  await visit(context, 'mia');
  await page.getByRole('complementary').getByRole('button', { name: 'Sol' }).click();
  const menu = page.getByRole('dialog', { name: 'Sol' });
  await menu.getByRole('button', { name: 'See what Sol sees' }).waitFor();
  assert.is(await menu.getByRole('region', { name: 'Moderation' }).count(), 0);
  await menu.getByRole('button', { name: 'Close' }).click();
});

test('selects offer members, roles and channels of the guild', async (context) => {
  const { page, control, api } = context;
  const row = (type: number, custom_id: string) => ({
    type: 1,
    components: [{ type, custom_id, placeholder: custom_id }],
  });
  const components = [row(5, 'member'), row(6, 'role'), row(7, 'either'), row(8, 'channel')];
  await api('POST', `/channels/${await control.channelId('general')}/messages`, { content: 'Choose', components });
  await visit(context, 'mia');
  for (const [select, option] of [
    ['member', 'Sam'],
    ['role', '@Support'],
    ['either', '@Moderator'],
    ['channel', '#welcome'],
  ] as const) {
    await page.getByRole('button', { name: select, exact: true }).last().click();
    await page.getByRole('option', { name: option }).click();
    await message(page, new RegExp(`Chosen in ${select}`)).waitFor();
  }
});

test.run();
