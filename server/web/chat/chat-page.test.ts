import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { ChatLine } from '../api-types.ts';
import { CHANNEL, CHAT, ME } from '../testing/sample-pages.ts';
import { ScriptedSite } from '../testing/scripted-site.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  page: Page;
}

const test = suite<Context>('chat on the page');

test.before(async (context) => {
  context.site = await ScriptedSite.open();
  context.browser = await launchChromium();
});
test.after(async ({ browser, site }) => {
  await browser?.close();
  await site?.close();
});
test.beforeEach(async (context) => {
  context.site.reset();
  context.site.me = ME;
  context.site.pages.set('/ada', { channel: CHANNEL, chat: { ...CHAT, canModerate: true } });
  context.page = await context.browser.newPage({ viewport: { width: 390, height: 740 }, reducedMotion: 'reduce' });
});
test.afterEach(({ page }) => page.close());

const lineOf = (id: string, text: string, name = 'Robin Vale'): ChatLine => ({
  id,
  text,
  sentAt: new Date().toISOString(),
  emotes: [],
  author: { name, isOwner: false, isStaff: false, isSubscriber: false },
});

async function open({ site, page }: Context): Promise<void> {
  const subscribed = site.subscribed();
  await page.goto(`${site.origin}/ada`);
  await subscribed;
}

test('what could not be sent stays written, and is the same message when it is sent again', async (context) => {
  const { site, page } = context;
  const complaints = complaintsOf(page);
  const nonces: string[] = [];
  let fails = true;
  site.routes.set('POST /api/v1/channels/*/chat', ({ body }) => {
    const { text, nonce } = JSON.parse(body);
    nonces.push(nonce);
    if (!fails) return { status: 201, body: lineOf('n1', text) };
    fails = false;
    return {
      status: 403,
      body: { code: 'chat_timed_out', detail: 'You cannot write in this chat for another 3 min.' },
    };
  });
  await open(context);
  const field = page.getByRole('textbox', { name: 'Say something' });
  await field.fill('the <b>harbour</b>!');
  await field.press('Enter');
  await page.getByText('another 3 min').waitFor();
  assert.is(await field.inputValue(), 'the <b>harbour</b>!');

  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('the <b>harbour</b>!', { exact: true }).waitFor();
  assert.is(await field.inputValue(), '');
  assert.is(nonces.length, 2);
  assert.is(new Set(nonces).size, 1);
  // The refusal is the browser's own complaint.
  assert.equal(
    complaints.filter((text) => !text.includes('403')),
    [],
  );
});

test('what others say appears, stays in sight, and goes when it is taken down', async (context) => {
  const { site, page } = context;
  await open(context);
  for (let place = 0; place < 30; place += 1) {
    site.broadcast({ type: 'chat.said', slug: 'ada', message: lineOf(`m${place}`, `line ${place}`) });
  }
  const last = page.getByText('line 29', { exact: true });
  await last.waitFor();
  const log = page.getByRole('log');
  const distance = () => log.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight);
  assert.ok((await distance()) < 2, 'the end is in sight');

  const scrolled = log.evaluate((one) => new Promise((done) => one.addEventListener('scroll', done, { once: true })));
  await log.evaluate((one) => one.scrollTo({ top: 0 }));
  await scrolled;
  site.broadcast({ type: 'chat.said', slug: 'ada', message: lineOf('m30', 'line 30') });
  await page.getByRole('button', { name: 'New messages' }).click();
  assert.ok((await distance()) < 2);

  const marked = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: 'Subscriber', exact: true }) });
  assert.equal(await marked.allInnerTexts().then((texts) => texts.map((text) => text.includes('Kestrel'))), [true]);
  const author = { name: 'Juno', isOwner: false, isStaff: false, isSubscriber: true };
  site.broadcast({ type: 'chat.said', slug: 'ada', message: { ...lineOf('s1', 'thanks all'), author } });
  await marked.getByText('thanks all').waitFor();

  site.broadcast({ type: 'chat.removed', slug: 'ada', ids: ['m29', 'm30'] });
  await last.waitFor({ state: 'detached' });

  const emotes = [{ name: 'GlimWave', id: '0193e000-0000-7000-8000-000000000001' }];
  site.broadcast({ type: 'chat.said', slug: 'ada', message: { ...lineOf('m31', 'hi :glimwave: :none:'), emotes } });
  const emote = page.getByRole('img', { name: ':glimwave:' });
  await emote.waitFor();
  assert.is(await emote.getAttribute('src'), '/emotes/0193e000-0000-7000-8000-000000000001/64.webp');
  assert.is(await page.getByText(':none:').count(), 1, 'what is no emote stays as it was written');
});

test('a moderator takes a message down and silences its author', async (context) => {
  const { site, page } = context;
  site.routes.set('POST /api/v1/channels/*/chat/timeouts', () => ({ status: 201, body: {} }));
  await open(context);
  await page.getByLabel('What to do about Kestrel').click();
  await page.getByRole('button', { name: 'Silence for an hour' }).click();
  const refused = page.getByLabel('What to do about Ada Brandt');
  await refused.click();
  assert.is(
    await page.getByRole('button', { name: /Silence/ }).count(),
    3,
    'Kestrel’s alone: an owner is not silenced',
  );
  const asked = site.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/timeouts'));
  assert.equal(JSON.parse(asked?.body ?? ''), { name: 'Kestrel', minutes: 60 });
});

test('who is signed out reads and is asked to sign in', async (context) => {
  context.site.me = null;
  await open(context);
  await context.page.getByText('is that oil or acrylic?').waitFor();
  assert.is(await context.page.getByRole('textbox', { name: 'Say something' }).count(), 0);
  const link = context.page.getByRole('link', { name: 'Sign in to chat' });
  assert.is(await link.getAttribute('href'), '/auth/discord?returnTo=%2Fada');
});

test.run();
