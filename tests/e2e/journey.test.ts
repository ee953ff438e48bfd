/**
 * One evening on Glim, in a real Chromium with the sandbox's page: sign in → go
 * live → card → watch → ticket → Glimcap. With SCREENSHOTS=docs/images it leaves
 * the pictures that the README shows, with HELP_SCREENSHOTS=docs/help/images those of the help articles.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { type Glim, prepareGlim } from '../support/glim.ts';
import { takeHelpPicture } from '../support/help-picture.ts';
import { picture, zipOf } from '../support/pictures.ts';
import { publishLastWeek } from '../support/publish-last-week.ts';
import { fillTicketForm, message, runSlash, say } from '../support/sandbox-page.ts';
import { suite } from '../support/suite.ts';

const SCREENSHOTS = process.env.SCREENSHOTS;
/** Scenes that only pictures need are played when some are taken. */
const PICTURES = SCREENSHOTS ?? process.env.HELP_SCREENSHOTS;
const DRAWINGS = {
  solSun:
    '<circle cx="64" cy="64" r="56" fill="#f7c85f"/><path d="M40 76q24 28 48 0" stroke="#4a3412" stroke-width="8" fill="none"/>',
  solNight: '<circle cx="64" cy="64" r="56" fill="#6b6bf2"/><circle cx="84" cy="50" r="44" fill="#16121f"/>',
};

interface Context extends Glim {
  browser: Browser;
  /** Each person's own browser, opened when they first appear. */
  people: Map<string, Page>;
  complaints: string[];
}

const test = suite<Context>('an evening on Glim');

test.before(async (context) => {
  const [glim, browser] = await Promise.all([
    prepareGlim({ env: { STREAM_RECONNECT_SECONDS: '3', ...(PICTURES ? { RTMP_PORT: '1935' } : {}) } }),
    launchChromium(),
  ]);
  await publishLastWeek(glim);
  await Promise.all([glim.server, glim.bot, glim.jobs].map((each) => each.start()));
  Object.assign(context, glim, { browser, people: new Map(), complaints: [] });
});
test.after(async ({ browser, close }) => {
  await browser.close();
  await close();
});

test('Sol signs in with Discord, opens a channel and goes live with the test picture', async (context) => {
  const sol = await pageOf(context, 'sol');
  await signIn(context, sol, 'Sol');
  await sol.getByLabel('Address').fill('sol');
  await sol.getByLabel('Title').fill('Painting the night sky');
  await sol.getByLabel('Category').selectOption('Art');
  await sol.getByRole('button', { name: 'Open the channel' }).click();
  await sol.getByText('Test picture').click();
  await sol.getByRole('button', { name: 'Go live' }).click();
  await sol.getByText('You are live').waitFor();
  await photograph(sol, 'dashboard');
  await takeHelpPicture(sol.locator('.panel', { hasText: 'Bearer token' }), 'stream-from-obs');
  await takeHelpPicture(sol.locator('[data-publish]'), 'stream-from-browser');
});

test('the guild hears of it: one card in #live, and /live lists it', async (context) => {
  const mia = await discordOf(context, 'mia', 'live');
  const card = message(mia, 'Painting the night sky');
  await card.getByText('is live.').waitFor();
  assert.is(await card.count(), 1);

  await runSlash(mia, 'live', 'general');
  await message(mia, 'Live now').getByText('Only you can see this').waitFor();
  await mia.goto(`${context.sandbox.url}/#as=mia&channel=live`);
  await card.locator('img').first().waitFor({ timeout: 30_000 });
  await photograph(mia, 'sandbox');
});

test('Mia watches: the picture moves and the tone is heard', async (context) => {
  const watching = await context.browser.newPage({ viewport: { width: 1280, height: 800 } });
  listen(watching, context.complaints);
  await watching.goto(`${context.url}/sol`);
  await eventually('a moving picture with sound', () =>
    watching.evaluate(async () => {
      const video = document.querySelector('video');
      if (!video || video.videoWidth === 0 || video.muted) return false;
      const before = video.getVideoPlaybackQuality().totalVideoFrames;
      await new Promise((later) => setTimeout(later, 500));
      return video.getVideoPlaybackQuality().totalVideoFrames > before && loudness(video);

      async function loudness(playing: HTMLVideoElement): Promise<boolean> {
        const audio = new AudioContext();
        const analyser = audio.createAnalyser();
        audio.createMediaStreamSource(playing.srcObject as MediaStream).connect(analyser);
        await new Promise((later) => setTimeout(later, 300));
        const samples = new Float32Array(analyser.fftSize);
        analyser.getFloatTimeDomainData(samples);
        await audio.close();
        return samples.some((sample) => Math.abs(sample) > 0.001);
      }
    }),
  );
  await watching.getByText('1 viewer').waitFor();
  const phone = await context.browser.newPage({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  listen(phone, context.complaints);
  await phone.goto(context.url);
  await phone.getByText('Painting the night sky').first().click();
  await eventually('a picture on the phone', () =>
    phone.evaluate(() => (document.querySelector('video')?.videoWidth ?? 0) > 0),
  );
  await photograph(phone, 'watch-phone');
  await takeHelpPicture(phone, 'watch-phone');
  await phone.close();
  await watching.close();
});

if (PICTURES)
  test('picture: Mia and Sol chat beside the stream', async (context) => {
    const mia = await pageOf(context, 'mia');
    await signIn(context, mia, 'Mia');
    const sol = await (await pageOf(context, 'sol')).context().newPage();
    await Promise.all([mia, sol].map((page) => page.goto(`${context.url}/sol`)));
    for (const [page, text] of [
      [mia, 'Good evening! Is that the Milky Way?'],
      [sol, 'It will be. Right now it is a lot of blue.'],
      [mia, 'I like the blue :)'],
    ] as const) {
      await page.getByPlaceholder('Say something').fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
      await Promise.all([mia, sol].map((each) => each.getByText(text).waitFor()));
    }
    await mia.getByText('2 viewers').waitFor();
    await photograph(mia, 'watch');
    await takeHelpPicture(mia, 'watch');
    await sol.getByLabel("What to do about Mia's message").first().click();
    await takeHelpPicture(sol.locator('.chat'), 'chat');
    await sol.close();
    await mia.goto('about:blank');
  });

test('the stream stops, and the card closes with its duration and peak', async (context) => {
  const sol = await pageOf(context, 'sol');
  await sol.getByRole('button', { name: 'Stop' }).click();
  const mia = await discordOf(context, 'mia', 'live');
  const card = message(mia, 'Painting the night sky');
  await card.getByText('was live.').waitFor({ timeout: 30_000 });
  assert.match((await card.textContent()) ?? '', /Peak viewers\s*[12]/);
  assert.is(await card.count(), 1);
});

test('Mia opens a ticket, Sam claims it and answers, and the transcript is theirs to read', async (context) => {
  const mia = await discordOf(context, 'mia', 'support');
  await takeHelpPicture(message(mia, 'Need help?'), 'ticket-panel');
  await fillTicketForm(mia, 'No sound on my phone', 'The picture plays, but I hear nothing.');
  const offer = message(mia, 'does one of these solve it?');
  await offer.getByRole('link', { name: 'No picture, no sound, or it stutters' }).waitFor();
  await offer.getByRole('button', { name: 'Open a ticket anyway' }).click();
  await message(mia, 'Your ticket is').waitFor();

  const sam = await discordOf(context, 'sam', 'support');
  const thread = sam.getByRole('button', { name: /No sound on my phone/ }).first();
  await thread.click();
  await message(sam, 'Waiting for support').getByRole('button', { name: 'Claim' }).click();
  await message(sam, 'has taken this ticket').waitFor();
  await say(sam, 'Is the switch on the side of your phone set to silent?');

  await mia
    .getByRole('button', { name: /No sound on my phone/ })
    .first()
    .click();
  await message(mia, 'set to silent?').waitFor();
  await say(mia, 'It was. Thank you, Sam!');
  await message(sam, 'Thank you, Sam!').waitFor();
  await photograph(sam, 'ticket');
  await takeHelpPicture(sam, 'ticket');
  await message(sam, 'With Sam').getByRole('button', { name: 'Close' }).click();
  await sam.getByRole('button', { name: 'Close it' }).click();
  await message(sam, 'closed this ticket').waitFor();

  const reader = await pageOf(context, 'mia');
  if (!PICTURES) await signIn(context, reader, 'Mia');
  await reader.goto(`${context.url}/tickets/1`);
  for (const text of ['The picture plays, but I hear nothing.', 'set to silent?', 'It was. Thank you, Sam!']) {
    await reader.getByText(text).first().waitFor();
  }
  await photograph(reader, 'transcript');
});

if (PICTURES)
  test('picture: what administrators and staff see', async (context) => {
    const ada = await discordOf(context, 'ada', 'staff');
    await runSlash(ada, 'setup', 'staff');
    const setUp = message(ada, 'Setup · 1').last();
    await setUp.waitFor();
    await takeHelpPicture(setUp, 'setup');

    for (const [member, subject, text] of [
      ['sol', 'New key, and OBS says no', 'I replaced my key. Now OBS cannot connect.'],
      ['ada', 'Where are my emotes?', 'I brought two last week and see none of them.'],
    ] as const) {
      const asking = await discordOf(context, member, 'support');
      await fillTicketForm(asking, subject, text);
      await message(asking, 'does one of these').getByRole('button', { name: 'Open a ticket anyway' }).click();
      await message(asking, 'Your ticket is').waitFor();
    }
    const dashboard = await pageOf(context, 'sol');
    await dashboard.goto(`${context.url}/dashboard/emotes`);
    for (const [name, shapes] of Object.entries(DRAWINGS)) {
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128">${shapes}</svg>`;
      const buffer = await sharp(Buffer.from(drawing)).png().toBuffer();
      const file = { name: `${name}.png`, mimeType: 'image/png', buffer };
      await dashboard.getByLabel('Name').fill(name);
      await dashboard.getByLabel('Picture').setInputFiles(file);
      await dashboard.getByRole('button', { name: 'Propose it' }).click();
      await dashboard.getByText(`:${name}:`).waitFor();
    }

    const sam = await pageOf(context, 'sam');
    await signIn(context, sam, 'Sam');
    await context.database.unitOfWork(() => context.domain.accounts.giveRole('sam', 'core'));
    await sam.goto(`${context.url}/staff/tickets/2`);
    await sam.getByLabel('Priority').selectOption('High');
    await sam.getByRole('button', { name: 'Claim' }).click();
    await sam.getByRole('button', { name: 'Release' }).waitFor();
    await sam.goto(`${context.url}/staff/tickets`);
    await sam.getByText('Where are my emotes?').first().waitFor();
    await sam.getByText('with Sam').first().waitFor();
    await takeHelpPicture(sam, 'triage-board');
    await sam.goto(`${context.url}/staff/emotes`);
    await sam.getByRole('button', { name: 'Approve' }).first().waitFor();
    await eventually('the pictures of the emotes', () =>
      sam.evaluate(() =>
        [...document.querySelectorAll<HTMLImageElement>('.emote-picture img')].every((each) => each.naturalWidth > 0),
      ),
    );
    await takeHelpPicture(sam, 'emote-review');
    await takeHelpPicture(dashboard, 'own-emotes');

    await sam.getByRole('button', { name: 'Approve' }).first().click();
    await sam.getByText('Saved.').waitFor();
    await sam.getByText('Many at once').click();
    const zip = await zipOf({ 'glimStar.png': await picture(5), 'notes.txt': Buffer.from('Three emotes.') });
    await sam.setInputFiles('input[name=zip]', { name: 'pack.zip', mimeType: 'application/zip', buffer: zip });
    await sam.getByRole('button', { name: 'Import the zip' }).click();
    await sam.getByText(/^Done: /).waitFor();
    await takeHelpPicture(sam.locator('.disclosure', { hasText: 'Many at once' }), 'emote-zip');
    await context.database.unitOfWork(() =>
      context.domain.guildEmotes.choose(context.sandbox.guildId, { mode: 'all' }, 'Ada'),
    );
    const desk = await discordOf(context, 'ada', 'staff');
    const report = message(desk, 'emotes in this guild').last();
    await report.getByText('Added (2)').waitFor();
    await takeHelpPicture(report, 'emote-report');
  });

test('Ada drafts the Glimcap, publishes it, and everybody reads it', async (context) => {
  const ada = await discordOf(context, 'ada', 'staff');
  await runSlash(ada, 'glimcap draft', 'staff');
  await ada.getByRole('button', { name: /See thread/ }).click();
  const draft = message(ada, 'Glimcap Part 13: ready for review').first();
  await draft.getByRole('button', { name: /^Acknowledge/ }).click();
  const form = ada.getByRole('dialog');
  await form.getByRole('button', { name: /^What have you checked/ }).click();
  await form.getByRole('option', { name: /^All / }).click();
  await form.getByRole('textbox').fill('Glim was not running yet.');
  await form.getByRole('button', { name: 'Submit' }).click();
  await message(ada, 'It can be published now.').waitFor();
  await draft.getByRole('button', { name: 'Publish', exact: true }).click();
  await message(ada, 'Glimcap Part 13: published').first().waitFor();

  const reader = await pageOf(context, 'mia');
  await reader.goto(`${context.url}/glimcap/13`);
  const table = (await reader.locator('table').first().textContent()) ?? '';
  assert.match(table, /X\s*9,240\s*9,206\s*34⬆/);
  assert.match(table, /Support Tickets/);
  await photograph(reader, 'glimcap');
  const news = await discordOf(context, 'mia', 'glimcap');
  await message(news, 'Glimcap Part 13').first().waitFor();
  assert.is(await message(news, 'Glimcap Part 13').count(), 1);
});

test('no page complained', ({ complaints }) => {
  assert.equal(complaints, []);
});

async function pageOf({ browser, people, complaints }: Context, name: string): Promise<Page> {
  const known = people.get(name);
  if (known) return known;
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(20_000);
  listen(page, complaints);
  people.set(name, page);
  return page;
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy|Uncaught/i.test(line.text()))
      complaints.push(`${page.url()}: ${line.text()}`);
  });
}

/** The sandbox's page as a member sees it, in one of its text channels. */
async function discordOf(context: Context, member: string, channel: string): Promise<Page> {
  const page = await pageOf(context, `${member} on Discord`);
  await page.goto(`${context.sandbox.url}/#as=${member}&channel=${channel}`);
  await page
    .getByRole('textbox', { name: new RegExp(`^Message ${channel}`) })
    .or(page.locator('.composer.muted'))
    .waitFor();
  return page;
}

async function signIn({ url }: Context, page: Page, name: string): Promise<void> {
  await page.goto(`${url}/dashboard`);
  await page.getByRole('button', { name: `Continue as ${name}` }).click();
  await page.waitForURL(`${url}/dashboard`);
}

async function photograph(page: Page, name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

test.run();
