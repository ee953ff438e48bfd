import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { weekWindow } from '#domain/metrics/week-window.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import { type Presence, type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { type DiscordProxy, openDiscordProxy } from '../../tests/support/discord-proxy.ts';
import { GLIMCAP_SETTINGS } from '../../tests/support/domain.ts';
import { CONTROL_TOKEN, type Glim, prepareGlim } from '../../tests/support/glim.ts';
import { GlimcapGuild, labelsOf, optionsOf } from '../../tests/support/glimcap-guild.ts';
import { part12With } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';
import { buttonsOf } from '../../tests/support/ticket-guild.ts';

interface Context {
  glim: Glim;
  discord: SandboxClient;
  guild: GlimcapGuild;
  proxy: DiscordProxy;
}

const test = suite<Context>('glimcap in Discord');
const WEEK = weekWindow(new Date(), GLIMCAP_SETTINGS.timeZone);

test.before(async (context) => {
  const proxy = await openDiscordProxy();
  context.proxy = proxy;
  context.glim = await prepareGlim({ env: { DISCORD_API_BASE: proxy.apiBase } });
  proxy.forwardTo(`${context.glim.sandbox.url}/api`);
  context.discord = sandboxClient({ url: context.glim.sandbox.url, token: CONTROL_TOKEN });
  context.guild = new GlimcapGuild(context.discord);
  await importPart12(context);
  await record(context, 'discord', 5901);
  await Promise.all([context.glim.bot.start(), context.glim.jobs.start()]);
});
test.after(async ({ glim, proxy }) => {
  await glim.close();
  await proxy.close();
});

/** Part 12, as if it had been about the week before last. */
async function importPart12({ glim: { database, domain } }: Context): Promise<void> {
  const weekEnd = addDays(WEEK.to, -7);
  const parsed = parseFigures(part12With({ weekEnd, date: `${addDays(weekEnd, 3)}T08:00:00-05:00` }));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  await database.unitOfWork(() => domain.glimcapImport.import(parsed.figures));
}

function record({ glim: { database, domain } }: Context, key: string, value: number) {
  const takenAt = new Date(WEEK.endsAt.getTime() - 60_000);
  return database.unitOfWork(() => domain.metrics.record({ key, value, source: 'hand', takenAt }));
}

/** The thread in which Part 13 is reviewed, as a furnished member sees it. */
async function reviewThread({ discord, guild }: Context, username: string): Promise<Presence> {
  await discord.until(async () => (await discord.state()).threads.some(({ name }) => name === THREAD));
  return guild.as(username, THREAD);
}

const THREAD = 'Glimcap Part 13';
const DRAFT = 'Glimcap Part 13: ready for review';
const CHANGES = 'What changed since the last draft';
const REPLACED = 'Glimcap Part 13: replaced by a newer draft';

test('whoever cannot review is told so, by command and by button', async ({ guild }) => {
  const mia = await guild.as('mia', 'general');
  const answer = await guild.answerTo(mia, await mia.slash('glimcap draft'));
  assert.match(answer.content, 'Only the core team and those who manage this guild can review');
  const none = await guild.answerTo(mia, await mia.slash('glimcap show', { number: 13 }));
  assert.is(none.content, 'There is no Glimcap Part 13.');
});

test('a draft is posted for review with its tables, its chart, its warnings and its Markdown', async (context) => {
  const { guild } = context;
  const ada = await guild.as('ada', 'general');
  const answer = await guild.answerTo(ada, await ada.slash('glimcap draft'));
  assert.match(answer.content, /^Part 13 is compiled and appears in <#\d+> for review\.$/);

  const staff = await guild.as('ada', 'staff');
  const thread = await reviewThread(context, 'ada');
  assert.is((await guild.seeTitle(staff, DRAFT)).thread?.name, THREAD);
  const draft = await guild.seeTitle(thread, DRAFT);
  const [embed] = draft.embeds;
  assert.match(embed?.description ?? '', /Discord +5,901 +5,936 +35⬇/);
  assert.match(embed?.description ?? '', /MRR +no data +\$8,160 +–/);
  const [warnings] = embed?.fields ?? [];
  assert.is(warnings?.name, '⚠ Check this before you publish');
  assert.match(warnings?.value ?? '', 'No figure for X, Reddit, Instagram, Facebook: it was not sampled');
  assert.equal(labelsOf(draft), ['Publish', 'Hold', 'Recompute', 'Acknowledge', 'Edit text', 'Add a win', 'Editor']);
  const [chart] = draft.attachments;
  const markdown = draft.attachments.at(-1);
  assert.match(chart?.description ?? '', /^Followers by week\. Discord: .* 5,936, .* 5,901\. X: /);
  const png = Buffer.from(await (await fetch(chart!.url)).arrayBuffer());
  assert.is(png.subarray(1, 4).toString(), 'PNG');
  assert.match(await (await fetch(markdown!.url)).text(), 'title: "The Glimcap Part 13"');
});

test('on hold it offers no Publish, until it is released', async (context) => {
  const { guild, discord } = context;
  const ada = await reviewThread(context, 'ada');
  const draft = await guild.seeTitle(ada, DRAFT);
  assert.match((await guild.press(ada, draft, 'Hold')).content, 'Part 13 is on hold.');
  const held = await guild.seeTitle(ada, 'Glimcap Part 13: on hold');
  assert.is(held.id, draft.id);
  assert.equal(labelsOf(held), ['Release', 'Recompute', 'Acknowledge', 'Edit text', 'Add a win', 'Editor']);
  assert.ok(held.attachments.length > 2, 'it keeps its pictures and its Markdown');

  await guild.press(ada, held, 'Release');
  const free = await discord.until(async () => {
    const now = await guild.seeTitle(ada, DRAFT);
    return buttonsOf(now).some(({ label }) => label === 'Publish') ? now : null;
  });
  assert.is(free.id, draft.id);
});

test('a bot that is killed after Discord answered does not post the draft twice', async (context) => {
  const { glim, guild, proxy, discord } = context;
  const ada = await reviewThread(context, 'ada');
  const before = await guild.seeTitle(ada, DRAFT);
  const answered = proxy.hold({ moment: 'answered' });
  await glim.database.unitOfWork(() => glim.domain.glimcap.draft());
  await answered;
  await glim.killBot();
  await glim.bot.start();
  await discord.until(
    async () => titlesOf(await ada.messages()).filter((title) => title === REPLACED).length === 1,
    40_000,
  );
  assert.equal(titlesOf(await ada.messages()), [DRAFT, CHANGES, REPLACED]);
  assert.not.equal((await guild.seeTitle(ada, DRAFT)).id, before.id);
});

test('two who press Publish publish once: one message in the news, one file', async (context) => {
  const { discord, glim, guild } = context;
  const ada = await reviewThread(context, 'ada');
  const draft = await guild.seeTitle(ada, DRAFT);
  const asked = await guild.press(ada, draft, 'Publish');
  assert.match(asked.content, 'Check this first.');
  const form = await guild.click(ada, asked, 'Acknowledge');
  const all = optionsOf(form, 'findings')[0]!.value;
  const reason = 'the sources are not connected yet';
  const acknowledged = await guild.fillIn(ada, form, { findings: [all], reason });
  assert.match(acknowledged.content, 'findings are acknowledged. It can be published now.');
  const answers = await Promise.all([guild.press(ada, draft, 'Publish'), guild.press(ada, draft, 'Publish')]);
  const contents = answers.map(({ content }) => content).sort();
  assert.equal(contents, [
    `Part 13 is published: ${glim.url}/glimcap/13`,
    'The Glimcap Part 13 is published and cannot change.',
  ]);

  const news = await guild.as('mia', 'glimcap');
  const post = await guild.seeTitle(news, 'The Glimcap Part 13');
  assert.match(post.embeds[0]?.description ?? '', /Discord +5,901 +5,936 +35⬇/);
  assert.match(post.attachments[0]?.description ?? '', 'Followers by week.');
  assert.equal(
    buttonsOf(post).map(({ label, url }) => [label, url]),
    [['Read it', `${glim.url}/glimcap/13`]],
  );
  const published = await guild.seeTitle(ada, 'Glimcap Part 13: published');
  assert.equal([published.id, buttonsOf(published)], [draft.id, []]);
  assert.equal(titlesOf(await news.messages()), ['The Glimcap Part 13']);
  assert.is(post.attachments.length, 2);

  const file = join(glim.dataDir, 'glimcap/part-13.md');
  const text = await discord.until(async () => readIfThere(file), 20_000);
  assert.match(text, '|Discord|5,901|5,936|35⬇|');
});

test('what is published is shown to every member', async ({ guild, glim }) => {
  const mia = await guild.as('mia', 'general');
  const latest = await guild.answerTo(mia, await mia.slash('glimcap show'));
  assert.equal(titlesOf([latest]), ['The Glimcap Part 13']);
  const older = await guild.answerTo(mia, await mia.slash('glimcap show', { number: 12 }));
  assert.is(older.embeds[0]?.url, `${glim.url}/glimcap/12`);
});

test('metrics are shown to staff, with the members of this moment and a chart', async ({ guild }) => {
  const mia = await guild.as('mia', 'general');
  const refused = await guild.answerTo(mia, await mia.slash('metrics show'));
  assert.match(refused.content, 'These figures are for staff until they are published.');

  const sam = await guild.as('sam', 'staff');
  const shown = await guild.answerTo(sam, await sam.slash('metrics show'));
  assert.match(shown.embeds[0]?.description ?? '', /Discord +5 +5,901 +5,896⬇/);
  assert.match(shown.attachments[0]?.description ?? '', /^Discord by week\. .* 5,901, so far 5\.$/);
  const users = await guild.answerTo(sam, await sam.slash('metrics show', { metric: 'users' }));
  assert.match(users.attachments[0]?.description ?? '', 'Users by week.');
});

test('staff add a metric, record it under their name, and see who recorded what', async ({ guild }) => {
  const sam = await guild.as('sam', 'staff');
  const say = async (command: string, options: Record<string, string>) =>
    guild.answerTo(sam, await sam.slash(`metrics ${command}`, options));
  const podcast = { key: 'podcast', label: 'Podcast', definition: 'How long people listen.', unit: 'duration' };
  assert.match((await say('add', podcast)).content, 'Podcast is in the catalogue as podcast.');
  assert.match((await say('record', { metric: 'podcast', value: 'long' })).content, 'Write a time such as 1 h 12 min');
  const [wrong, right] = [{ value: '12 min' }, { value: '1 h 12 min', note: 'read again' }];
  const day = addDays(WEEK.to, -1);
  assert.match((await say('record', { metric: 'podcast', date: day, ...wrong })).content, 'Podcast is 12 min as of');
  assert.match((await say('record', { metric: 'podcast', date: day, ...right })).content, 'marked as corrected');

  const [history] = (await say('history', { metric: 'podcast' })).embeds;
  assert.match(history?.description ?? '', /1 h 12 min +hand \(Sam\)\n.* 12 min +hand \(Sam\), corrected/);
  assert.match((await say('edit', { metric: 'podcast', unit: 'count' })).content, 'its unit cannot change');
  assert.match((await say('edit', { metric: 'podcast', label: 'Our Podcast' })).content, 'Our Podcast is updated.');
  assert.match((await say('retire', { metric: 'podcast' })).content, 'Our Podcast is retired');
  const { embeds } = await say('list', {});
  assert.match(embeds[0]?.description ?? '', /reddit +reddit +2\d{3}-/);
  assert.equal(embeds[0]?.fields?.[0], { name: 'Retired', value: 'podcast', inline: false });
});

test('a metric is completed by its label, and whoever is not staff can neither record nor edit', async ({ guild }) => {
  const mia = await guild.as('mia', 'general');
  const { choices } = await mia.autocomplete('metrics show', 'metric', { metric: 'hours' });
  assert.equal(choices, [{ name: 'Hours Live', value: 'hours_live' }]);
  for (const [command, options] of [
    ['record', { metric: 'mrr', value: '1' }],
    ['retire', { metric: 'mrr' }],
    ['restore', { metric: 'mrr' }],
    ['edit', { metric: 'mrr', label: 'x' }],
    ['add', { key: 'xy', label: 'x', definition: 'x' }],
    ['list', {}],
    ['history', { metric: 'mrr' }],
  ] as const) {
    const refused = await guild.answerTo(mia, await mia.slash(`metrics ${command}`, options));
    assert.match(refused.content, 'These figures are for staff', command);
  }
});

test('settings are for who manages the guild, and only text channels that can be posted in are taken', async (context) => {
  const { discord, guild } = context;
  const [staffId, newsId] = [await discord.channelId('staff'), await discord.channelId('general')];
  const sam = await guild.as('sam', 'staff');
  const refused = await guild.answerTo(sam, await sam.slash('glimcap settings', { review: staffId, news: newsId }));
  assert.match(refused.content, 'You need the permission Manage Server');
  const ada = await guild.as('ada', 'staff');
  const chosen = await guild.answerTo(ada, await ada.slash('glimcap settings', { review: staffId, news: newsId }));
  assert.is(chosen.content, `Drafts go to <#${staffId}> for review, and published reports to <#${newsId}>.`);
});

function titlesOf(messages: APIMessage[]): (string | undefined)[] {
  return messages.flatMap(({ embeds }) => embeds.map(({ title }) => title));
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // not written yet
  }
}

test.run();
