/**
 * A week, from those who count it to those who read it: sources → sanity gate → review by clicks in the sandbox's
 * Discord → the page at a desk and on a phone, feeds and file. With SCREENSHOTS=docs/images it leaves pictures.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { parse as parseYaml } from 'yaml';
import { createJsonReader } from '#platform/json-reader.ts';
import { checkReport } from '../../cli/check/check-report.ts';
import { sampleDueSource } from '../../jobs/metrics/sample-due-source.ts';
import { startTestSources, type TestSources } from '../../sandbox/sources/testing/test-sources.ts';
import { complaintsOf, launchChromium } from '../support/chromium.ts';
import { createTestClock, type TestClock } from '../support/clock.ts';
import { silentLog } from '../support/database.ts';
import { GLIMCAP_SETTINGS } from '../support/domain.ts';
import { eventually } from '../support/eventually.ts';
import { BOT_TOKEN, type Glim, prepareGlim } from '../support/glim.ts';
import { importPart12, LAST_WEEK, recordLastWeek } from '../support/glimcap-week.ts';
import { sandboxSettings } from '../support/sources.ts';
import { suite } from '../support/suite.ts';

const SCREENSHOTS = process.env.SCREENSHOTS;
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const INTRO = 'Discord is {{discord.change}}, and YouTube stands at {{youtube.current}}.';

interface Context extends Glim {
  browser: Browser;
  sources: TestSources;
  /** Ada, in the sandbox's Discord. */
  ada: Page;
  complaints: string[];
}

const test = suite<Context>('a week on Glim');

test.before(async (context) => {
  const clock = createTestClock(new Date(LAST_WEEK.endsAt.getTime() - 60_000).toISOString());
  const sources = await startTestSources();
  sources.setTime(clock.now().toISOString());
  const settings = sandboxSettings(sources.sandbox.url);
  const [glim, browser] = await Promise.all([prepareGlim({ clock, sources: settings }), launchChromium()]);
  await importPart12({ ...glim.domain, ...glim });
  await recordLastWeek({ ...glim.domain, ...glim }, 'mrr', 831_000);
  await sampleAll(glim, sources, clock);
  await Promise.all([glim.server, glim.bot, glim.jobs].map((each) => each.start()));
  const ada = await browser.newPage({ viewport: DESK });
  ada.setDefaultTimeout(20_000);
  Object.assign(context, glim, { browser, sources, ada, complaints: complaintsOf(ada) });
});
test.after(async ({ browser, sources, close }) => {
  await browser.close();
  await close();
  await sources.close();
});

/** The last look of the week, as the jobs take it; Reddit is down. */
async function sampleAll({ domain, database, sandbox, dataDir }: Glim, sources: TestSources, clock: TestClock) {
  await sources.order({ kind: 'status', service: 'reddit', status: 503, times: 10 });
  const settings = {
    ...sandboxSettings(sources.sandbox.url),
    DISCORD_TOKEN: BOT_TOKEN,
    DISCORD_API_BASE: `${sandbox.url}/api`,
    DISCORD_PUBLIC_GUILD_ID: sandbox.guildId,
  };
  const context = {
    ...domain,
    log: silentLog,
    now: () => clock.now(),
    http: createJsonReader({ userAgent: 'glim tests' }),
    settings,
    timeZone: GLIMCAP_SETTINGS.timeZone,
    dataDir,
    mailer: null,
    publicUrl: 'http://glim.example',
  };
  for (const source of domain.metricSources.listConfigured()) {
    const sampled = database.unitOfWork(() => sampleDueSource.run({ source }, context));
    await sampled.catch((error) => assert.is(source, 'reddit', String(error)));
  }
}

const message = (page: Page, text: string) => page.getByRole('log').getByRole('listitem').filter({ hasText: text });

/** The draft that can be published: answers to it name it too, and so do earlier ones. */
const draftOf = (page: Page) =>
  page
    .getByRole('log')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Publish', exact: true }) })
    .filter({ hasText: 'Glimcap Part 13: ready for review' });

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
}

async function photograph(page: Page, name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

test('each source gave its figure with where it is from, and the one that was down left a gap', async (context) => {
  const { rows } = await context.database.pool.query('select distinct source from metric_sample order by source');
  const sources = rows.map(({ source }) => source);
  for (const source of ['discord', 'github', 'mastodon', 'x', 'youtube']) assert.ok(sources.includes(source), source);
  assert.not.ok(sources.includes('reddit'));
});

test('Ada drafts it, and the gate does not let her publish what is missing', async ({ ada, sandbox }) => {
  await open(ada, `${sandbox.url}/#as=ada&channel=staff`);
  await ada.getByRole('textbox', { name: /^Message / }).fill('/glimcap draft');
  await ada.getByRole('option', { name: '/glimcap draft' }).first().click();
  await ada.getByRole('button', { name: /Run/ }).click();
  await ada.getByRole('button', { name: /See thread/ }).click();
  const draft = draftOf(ada);
  await draft.getByRole('button', { name: 'Publish', exact: true }).click();
  await message(ada, 'Check this first.').waitFor();
  await message(ada, /Reddit/.source)
    .first()
    .waitFor();
});

test('she edits a text, whose references take their figures from the rows', async ({ ada }) => {
  const draft = draftOf(ada);
  await draft.getByRole('button', { name: 'Edit text' }).click();
  await ada.getByRole('button', { name: /^Choose a section/ }).click();
  await ada.getByRole('option', { name: /^Introduction/ }).click();
  const form = ada.getByRole('dialog', { name: 'Introduction' });
  await form.getByRole('textbox').fill(INTRO);
  await form.getByRole('button', { name: 'Submit' }).click();
  await message(ada, 'What changed since the last draft').waitFor();
  await message(ada, 'Glimcap Part 13: replaced by a newer draft').waitFor();
  await photograph(ada, 'review');
});

test('she says why it may be published, and it is, once', async (context) => {
  const { ada } = context;
  const draft = draftOf(ada);
  await draft.getByRole('button', { name: /^Acknowledge/ }).click();
  const form = ada.getByRole('dialog');
  await form.getByRole('button', { name: /^What have you checked/ }).click();
  await form.getByRole('option', { name: /^All / }).click();
  await form.getByRole('textbox').fill('Reddit was down all day; the others are as they are.');
  await form.getByRole('button', { name: 'Submit' }).click();
  await message(ada, 'It can be published now.').waitFor();
  await draft.getByRole('button', { name: 'Publish', exact: true }).click();
  await message(ada, 'Glimcap Part 13: published').first().waitFor();

  const newsChannelId = await context.textChannelId('glimcap');
  const news = await eventually('the news', async () => {
    const messages = await context.listMessages(newsChannelId);
    return messages.length > 0 && messages;
  });
  assert.equal(
    news.map(({ embeds }) => embeds[0]?.title),
    ['The Glimcap Part 13'],
  );
});

for (const [where, viewport] of [
  ['at a desk', DESK],
  ['on a phone', PHONE],
] as const) {
  test(`everybody reads it ${where}, down to where a figure is from`, async ({ browser, url, complaints }) => {
    const page = await browser.newPage({ viewport });
    const own = complaintsOf(page);
    await open(page, `${url}/glimcap/13`);
    const text = ((await page.locator('article').textContent()) ?? '').replaceAll(/\s+/g, ' ');
    assert.match(text, /Discord is (up|down) [\d,]+( to [\d,]+)?.*, and YouTube stands at [\d,]+\./);
    assert.not.match(text, '{{');
    assert.match(text, /Reddit\s*no data/i);
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      'nothing runs over the edge',
    );
    await photograph(page, where === 'at a desk' ? 'glimcap' : 'glimcap-phone');
    await page.getByRole('link', { name: 'YouTube' }).first().click();
    await page
      .getByText(/channels/)
      .first()
      .waitFor();
    complaints.push(...own);
    await page.close();
  });
}

test('the feeds are well-formed and lead to it', async ({ ada, url }) => {
  await open(ada, `${url}/glimcap`);
  const atom = await ada.evaluate(async () => {
    const text = await (await fetch('/glimcap/feed.xml')).text();
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    const entry = feed.querySelector('entry');
    return {
      isBroken: feed.querySelector('parsererror') !== null,
      root: feed.documentElement.namespaceURI,
      id: entry?.querySelector('id')?.textContent,
      content: entry?.querySelector('content')?.textContent,
    };
  });
  assert.equal([atom.isBroken, atom.root, atom.id], [false, 'http://www.w3.org/2005/Atom', `${url}/glimcap/13`]);
  assert.match(atom.content ?? '', 'YouTube stands at');
  const json = await (await fetch(`${url}/glimcap/feed.json`)).json();
  assert.equal([json.version, json.items[0].url], ['https://jsonfeed.org/version/1.1', `${url}/glimcap/13`]);
});

test('its file is Markdown with front matter, and stands its own check', async ({ dataDir }) => {
  const file = join(dataDir, 'glimcap/part-13.md');
  const text = await eventually('the file', async () => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null; // The job has not run yet.
    }
  });
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const { title, author, date } = parseYaml(front);
  assert.equal([title, author, typeof date], ['The Glimcap Part 13', 'The Glim team', 'string']);
  const kinds = new Set(new MarkdownIt().parse(body, {}).map(({ type }) => type));
  for (const kind of ['heading_open', 'table_open', 'paragraph_open']) assert.ok(kinds.has(kind), kind);
  assert.equal(checkReport(text).faults, []);
});

test('no page complained', ({ complaints }) => {
  assert.equal(complaints, []);
});

test.run();
