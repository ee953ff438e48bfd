import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { movingPicture, picture, zipOf } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context extends TestApp {
  browser: Browser;
  /** The page of somebody with a channel, on a phone. */
  mia: Page;
  /** The page of somebody who decides, at a desk. */
  ada: Page;
  complaints: string[];
}

const test = suite<Context>('emotes in a browser');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, channels, database, signIn } = context;
  const { ada, mia } = await database.unitOfWork(async () => {
    const owner = await accounts.createUser({ name: 'mia' });
    await channels.open(owner, { slug: 'mia', title: 'Mia', category: 'Art', isMature: false });
    return {
      mia: await signIn(owner),
      ada: await signIn(await accounts.createUser({ name: 'ada', roles: ['core'] })),
    };
  });
  context.browser = await launchChromium();
  context.complaints = [];
  const open = async (cookie: string, width: number) => {
    const [name = '', value = ''] = cookie.split('=');
    const visitor = await context.browser.newContext({ viewport: { width, height: 900 } });
    await visitor.addCookies([{ name, value, url: context.url }]);
    const page = await visitor.newPage();
    context.complaints = complaintsOf(page);
    return page;
  };
  context.mia = await open(mia.headers.Cookie, 390);
  context.ada = await open(ada.headers.Cookie, 1280);
});
test.after(async (context) => {
  await context.browser.close();
  await context.close();
});

const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });

/** The sentence beside a field, as a screen reader hears it with the field. */
async function problemOf(page: Page, label: string): Promise<string | null> {
  const field = page.getByLabel(label, { exact: true });
  await page.locator('.field-problem').waitFor();
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
  return (await field.getAttribute('aria-invalid')) === 'true' ? texts.join(' ') : null;
}

/** Notes what a page says of its progress, which may be gone before one looks. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const note = () => said.push(document.querySelector('.emote-import [role=status]')?.textContent ?? '');
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('a member brings an emote; what is wrong is said beside its field, and nothing is lost on the way', async (context) => {
  const { mia, url } = context;
  await mia.goto(`${url}/dashboard/emotes`);
  await mia.getByLabel('Name', { exact: true }).fill('miaWave');
  await mia.setInputFiles(
    'input[type=file]',
    file('wave.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  );
  await mia.getByRole('button', { name: 'Propose it' }).click();
  assert.match((await problemOf(mia, 'Picture')) ?? '', 'It is an SVG');
  assert.is(await isWiderThanScreen(mia), false);
  await mia.setInputFiles('input[type=file]', file('wave.png', await picture(1)));
  await mia.getByRole('button', { name: 'Propose it' }).click();
  await mia.getByText('Saved.').waitFor();
  await mia.getByText('Waiting for review').waitFor();

  await mia.getByLabel('Name', { exact: true }).fill('MIAWAVE');
  await mia.setInputFiles('input[type=file]', file('other.gif', await movingPicture(2), 'image/gif'));
  await mia.getByRole('button', { name: 'Propose it' }).click();
  assert.match((await problemOf(mia, 'Name')) ?? '', 'The name MIAWAVE is taken');
  await mia.getByLabel('Name', { exact: true }).fill('miaDance');
  await mia.getByRole('button', { name: 'Propose it' }).click();
  await mia.getByText(':miaDance:').waitFor();
  assert.is(await mia.locator('.emote-row img').count(), 2);
});

test('staff approve, rename and decline with a reason that who brought it reads', async (context) => {
  const { ada, mia, url, complaints } = context;
  await ada.goto(`${url}/staff/emotes`);
  const row = (name: string) => ada.locator('.emote-row', { hasText: `:${name}:` });
  await row('miaWave').getByRole('button', { name: 'Approve' }).click();
  await ada.getByText('Saved.').waitFor();
  await row('miaDance').getByText('Decline').first().click();
  await row('miaDance').getByLabel('Why').fill('Too <b>loud</b>');
  await row('miaDance').getByRole('button', { name: 'Decline' }).click();
  await ada.getByText('Nothing is waiting').waitFor();
  await row('miaWave').getByText('Rename').first().click();
  await row('miaWave').getByLabel('Name').fill('hello');
  await row('miaWave').getByRole('button', { name: 'Rename' }).click();
  await ada.getByText(':hello:').waitFor();
  await mia.goto(`${url}/dashboard/emotes`);
  await mia.getByText('Why: Too <b>loud</b>').waitFor();
  assert.equal(complaints, []);
});

test('a zip is taken with its progress shown and each fate told; one that is none is refused beside the field', async (context) => {
  const { ada, url, complaints } = context;
  await ada.goto(`${url}/staff/emotes`);
  await ada.getByText('Many at once').click();
  const zip = (buffer: Buffer) => ada.setInputFiles('input[name=zip]', file('pack.zip', buffer, 'application/zip'));
  await zip(Buffer.from('PK no zip'));
  await ada.getByRole('button', { name: 'Import the zip' }).click();
  assert.match((await problemOf(ada, 'Zip')) ?? '', 'That is no zip that can be read.');
  complaints.length = 0; // The browser tells of the refused request.

  const files: Record<string, Buffer> = { 'notes.txt': Buffer.from('hi'), 'again.png': await picture(1) };
  for (let number = 20; number < 30; number += 1) files[`pack_${number}.png`] = await picture(number);
  const said = await listen(ada);
  await zip(await zipOf(files));
  await ada.getByRole('button', { name: 'Import the zip' }).click();
  await ada.getByText('Done: 10 added, 1 already there, 1 refused.').waitFor();
  assert.ok(
    (await said()).some((text) => /\d+ of 12 checked/.test(text)),
    'it said how far it was',
  );
  await ada.getByText('notes.txt: refused. It is no PNG').waitFor();
  await ada.getByText('again.png: already there. That is the same picture as :hello:').waitFor();
  assert.is(await ada.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value), 12);

  await zip(await zipOf(files));
  await ada.getByRole('button', { name: 'Import the zip' }).click();
  await ada.getByText('Done: 0 added, 11 already there, 1 refused.').waitFor();
  const downloading = ada.waitForEvent('download');
  await ada.getByRole('link', { name: 'Download all emotes' }).click();
  assert.is((await downloading).suggestedFilename(), 'glim-emotes.zip');
  assert.equal(complaints, []);
});

test('more emotes than a page holds are on the pages after it, on a phone too', async ({ mia, url, database }) => {
  await database.pool.query(`
    insert into emote (id, name, taken_name, state, is_animated, width, height, content_hash, taken_hash, source, proposed_at, proposed_by, decided_at)
    select gen_random_uuid(), 'many_' || n, 'many_' || n, 'approved', false, 8, 8, n, n, 'web', now(), 'Ada', now()
    from generate_series(1000, 1300) as n`);
  await mia.goto(`${url}/emotes`);
  assert.is(await mia.locator('.emote-grid > li').count(), 300);
  assert.is(await isWiderThanScreen(mia), false);
  await mia.getByRole('link', { name: 'More emotes' }).click();
  await mia.getByText(':pack_29:').waitFor();
  assert.is(await mia.locator('.emote-grid > li').count(), 312 - 300);
  assert.is(await mia.getByRole('link', { name: 'More emotes' }).count(), 0);
});

test.run();
