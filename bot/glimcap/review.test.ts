import { embedLength, type GuildTextBasedChannel } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { figuresFromJson, figuresToJson } from '#domain/glimcap/figures-json.ts';
import type { ReportChange } from '#domain/glimcap/report-changes.ts';
import type { Reviewed } from '#domain/glimcap/reviewed-report.ts';
import { finding } from '#domain/glimcap/sanity/finding.ts';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import { labelsOf, optionsOf, selectOf, textOf } from '../../tests/support/glimcap-guild.ts';
import { importPart12, LAST_WEEK, recordLastWeek } from '../../tests/support/glimcap-week.ts';
import { type GuildBot, openGuildBot, PUBLIC_URL } from '../../tests/support/guild-bot.ts';
import { suite } from '../../tests/support/suite.ts';
import { acknowledgeForm } from './acknowledge-form.ts';
import { editOpener } from './edit-review.ts';
import { newsMessage } from './news.embed.ts';
import { openFindings } from './open-findings.ts';
import { reviewMessage } from './review.embed.ts';

interface Context {
  it: GuildBot;
}

const test = suite<Context>('glimcap review in Discord');
const THREAD = 'Glimcap Part 13';
const DRAFT = 'Glimcap Part 13: ready for review';
const REPLACED = 'Glimcap Part 13: replaced by a newer draft';
const STALE = 'There is a newer draft of Part 13. Review that one.';
const NOT_REVIEWER = 'Only the core team and those who manage this guild can review a Glimcap.';

test.before(async (context) => {
  context.it = await openGuildBot();
  const { domain } = context.it;
  await importPart12(domain);
  await recordLastWeek(domain, 'discord', 5901);
});
test.after(({ it }) => it.close());

const titlesIn = async (place: Presence): Promise<(string | undefined)[]> =>
  (await place.messages()).flatMap(({ embeds }) => embeds.map(({ title }) => title));

const inThread = ({ guild }: GuildBot, username = 'ada') => guild.as(username, THREAD);

/** The draft that stands, after all that was to be done is done. */
async function standing(it: GuildBot, title = DRAFT): Promise<APIMessage> {
  await it.work();
  return it.guild.seeTitle(await inThread(it), title);
}

async function findDraft({ domain }: GuildBot): Promise<Reviewed> {
  const { rows } = await domain.database.pool.query('select id, revision from glimcap_report where number = 13');
  return { reportId: rows[0].id, revision: rows[0].revision };
}

const fieldOf = ({ embeds }: APIMessage, name: string) =>
  embeds[0]?.fields?.find((field) => field.name === name)?.value;

/** The next calls of this route do their work, and their answers get lost: as if the bot had died right then. */
const loseAnswers = ({ sandbox }: GuildBot, path: string) =>
  sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path, times: 4 });

const failing = async (work: () => Promise<void>): Promise<void> => {
  const failed = await work().then(
    () => false,
    () => true,
  );
  assert.ok(failed, 'it should have failed');
};

test('wherever it dies, a report has one thread, and each draft one message in it', async (context) => {
  const { it } = context;
  const { domain, guild, sandbox } = it;
  const staffId = await sandbox.control.channelId('staff');
  await domain.database.unitOfWork(() => domain.glimcap.draft());
  for (const path of [`/channels/${staffId}/messages`, `/channels/${staffId}/messages/*/threads`]) {
    await loseAnswers(it, path);
    await failing(() => it.work());
    await sandbox.control.faults.clear();
  }
  await it.restart();
  const threadId = await sandbox.control.channelId(THREAD);
  await loseAnswers(it, `/channels/${threadId}/messages`);
  await failing(() => it.work());
  await sandbox.control.faults.clear();
  await it.restart();
  await Promise.all([it.work(), it.work()]);

  const { threads } = await sandbox.control.state();
  assert.equal(
    threads.map(({ name }) => name),
    [THREAD],
  );
  const staff = await guild.as('ada', 'staff');
  assert.equal(await titlesIn(staff), [DRAFT]);
  assert.equal(await titlesIn(await inThread(it)), [DRAFT]);
  const draft = await standing(it);
  assert.equal(labelsOf(draft), ['Publish', 'Hold', 'Recompute', 'Acknowledge', 'Edit text', 'Add a win', 'Editor']);
  assert.ok(
    draft.attachments.filter(({ filename }) => filename.endsWith('.png')).every(({ description }) => description),
  );
});

test('a hidden button is no permission: every button is refused to who cannot review', async ({ it }) => {
  const { guild, bot } = it;
  const draft = await standing(it);
  const sam = await inThread(it, 'sam');
  for (const label of ['Publish', 'Hold', 'Recompute', 'Acknowledge', 'Edit text', 'Add a win']) {
    assert.is((await guild.press(sam, draft, label)).content, NOT_REVIEWER, label);
  }
  const { homeGuildId } = bot;
  const ada = await inThread(it);
  try {
    bot.homeGuildId = '1';
    for (const label of ['Publish', 'Hold', 'Recompute', 'Acknowledge', 'Edit text', 'Add a win']) {
      assert.is((await guild.press(ada, draft, label)).content, 'The Glimcap belongs to another guild.', label);
    }
  } finally {
    bot.homeGuildId = homeGuildId;
  }
});

test('who may not review any more when a form comes back is refused, and gets back what they typed', async ({ it }) => {
  const { guild, sandbox } = it;
  const draft = await standing(it);
  const { user } = await sandbox.control.addMember('Kim');
  const coreId = (await sandbox.control.state()).roles.find(({ name }) => name === 'Core Team')!.id;
  await sandbox.control.giveRole(user.id, coreId);
  const kim = sandbox.control.as(user.id).in(await sandbox.control.channelId(THREAD));
  const win = await guild.click(kim, draft, 'Add a win');
  const reason = await guild.click(kim, draft, 'Acknowledge');
  const choice = await guild.press(kim, draft, 'Edit text');
  const text = await guild.choose(kim, choice, ['intro']);
  await sandbox.control.takeRole(user.id, coreId);
  const supportId = (await sandbox.control.state()).roles.find(({ name }) => name === 'Support')!.id;
  await sandbox.control.giveRole(user.id, supportId);

  const forms = [
    [win, { area: ['app'], text: 'A long text', name: '' }],
    [reason, { findings: [optionsOf(reason, 'findings')[0]!.value], reason: 'A long text' }],
    [text, { text: 'A long text' }],
  ] as const;
  for (const [form, fields] of forms) {
    const refused = await guild.fillIn(kim, form, {
      ...fields,
      ...('area' in fields ? { area: ['app'] } : {}),
    } as never);
    assert.is(refused.content, NOT_REVIEWER);
    assert.is(refused.embeds[0]?.description, '```\nA long text\n```');
  }
  const again = await guild.choose(kim, choice, ['outro']);
  assert.is(again.message?.content, NOT_REVIEWER);
});

test('a section is edited in a form that holds its text, and the new draft says what changed', async ({ it }) => {
  const { guild } = it;
  const ada = await inThread(it);
  const first = await standing(it);
  const choice = await guild.press(ada, first, 'Edit text');
  assert.equal(
    selectOf(choice)
      .options.map(({ label, description }) => [label, description])
      .filter(([label]) => label !== 'Author'),
    [
      'Introduction',
      'After the metrics',
      'After the traffic',
      'After the networks',
      'After the financials',
      'Closing words',
    ].map((label) => [label, 'Nothing yet']),
  );
  const empty = await guild.choose(ada, choice, ['intro']);
  assert.is(textOf(empty, 'text'), '');
  const said = await guild.fillIn(ada, empty, { text: 'Discord is {{discord.change}}.\nThanks!' });
  assert.is(said.content, 'Introduction is updated. The new draft follows.');

  const second = await standing(it);
  assert.not.equal(second.id, first.id);
  assert.is(second.embeds[1]?.title, 'What changed since the last draft');
  assert.match(second.embeds[1]?.description ?? '', '• Text: intro: nothing → Discord is');
  assert.equal(labelsOf(await guild.seeTitle(ada, REPLACED)), []);
  const filled = await guild.choose(ada, await guild.press(ada, second, 'Edit text'), ['intro']);
  assert.is(textOf(filled, 'text'), 'Discord is {{discord.change}}.\nThanks!');
  const same = await guild.fillIn(ada, filled, {});
  assert.is(same.content, 'Introduction already says that.');

  const author = await guild.choose(ada, await guild.press(ada, second, 'Edit text'), ['author']);
  assert.is(textOf(author, 'text'), 'The Glim team');
  await guild.fillIn(ada, author, { text: 'Ada and Sol' });
  const { reportId, revision } = await findDraft(it);
  const { database, glimcapDesk } = it.domain;
  await database.unitOfWork(() => glimcapDesk.edit({ reportId, revision }, { prose: { outro: 'Bye' } }, 'Sol'));
  const changes = (await standing(it)).embeds[1]?.description;
  assert.is(
    changes,
    '• Author: The Glim team → Ada and Sol\n• Text: outro: nothing → Bye',
    'also of drafts nobody saw',
  );
});

test('what belongs to an older draft is refused, and nothing that was typed is lost', async ({ it }) => {
  const { guild, domain } = it;
  const ada = await inThread(it);
  const draft = await standing(it);
  const choice = await guild.press(ada, draft, 'Edit text');
  const text = await guild.choose(ada, choice, ['outro']);
  const win = await guild.click(ada, draft, 'Add a win');
  const acknowledging = await guild.click(ada, draft, 'Acknowledge');
  const findings = [optionsOf(acknowledging, 'findings')[0]!.value];
  await domain.database.unitOfWork(() => domain.glimcap.draft());

  for (const label of ['Publish', 'Hold', 'Recompute', 'Edit text']) {
    assert.is((await guild.press(ada, draft, label)).content, STALE, label);
  }
  for (const label of ['Acknowledge', 'Add a win']) {
    assert.is((await guild.click(ada, draft, label)).message?.content, STALE, label);
  }
  assert.is((await guild.choose(ada, choice, ['intro'])).message?.content, STALE);
  const long = `Half an hour's work ${'x'.repeat(3_900)}`;
  const lost = await guild.fillIn(ada, text, { text: long });
  assert.equal([lost.content, lost.embeds[0]?.description], [STALE, `\`\`\`\n${long}\n\`\`\``]);
  const fenced = await guild.fillIn(ada, text, { text: 'Run\n```\nnpm start\n```' });
  assert.is(fenced.content, STALE);
  assert.is(await (await fetch(fenced.attachments[0]!.url)).text(), 'Run\n```\nnpm start\n```');
  const noWin = await guild.fillIn(ada, win, { area: ['app'], text: 'We did it', name: '' });
  assert.equal([noWin.content, noWin.embeds[0]?.description], [STALE, '```\nWe did it\n```']);
  const noReason = await guild.fillIn(ada, acknowledging, { findings, reason: 'seen it' });
  assert.equal([noReason.content, noReason.embeds[0]?.description], [STALE, '```\nseen it\n```']);
  await standing(it);
});

test('exactly the chosen findings are acknowledged; what must be mended cannot be', async ({ it }) => {
  const { guild } = it;
  const ada = await inThread(it);
  const choice = await guild.press(ada, await standing(it), 'Edit text');
  await guild.fillIn(ada, await guild.choose(ada, choice, ['outro']), { text: 'We are {{nobody.change}} and 77,777.' });
  const draft = await standing(it);
  const [mend] = (fieldOf(draft, '⚠ Check this before you publish') ?? '').split('\n');
  assert.match(mend ?? '', /^• ✏ The text of "outro" refers to .* Correct the text; this cannot be acknowledged\.$/);

  const form = await guild.click(ada, draft, 'Acknowledge');
  const options = optionsOf(form, 'findings');
  assert.match(options[0]?.label ?? '', /^All \d+ of them$/);
  assert.not.ok(options.some(({ label }) => label.includes('nobody.change')));
  const number = options.find(({ label }) => label.includes('77,777'))!;
  const one = await guild.fillIn(ada, form, { findings: [number.value], reason: 'It is a joke.' });
  assert.match(one.content, /^One finding is acknowledged\. \d+ more are open\.$/);
  await it.work();
  const after = await guild.see(
    ada,
    ({ id, embeds }) => id === draft.id && JSON.stringify(embeds).includes('It is a joke'),
  );
  assert.match(fieldOf(after, '✅ Acknowledged') ?? '', /77,777.* — Ada: It is a joke\.$/);

  const rest = await guild.click(ada, after, 'Acknowledge');
  const all = optionsOf(rest, 'findings')[0]!.value;
  const { database, glimcapCorrections } = it.domain;
  const correction = { metrics: { discord: 12 }, note: 'It was twelve only.', by: 'Sol' };
  await database.unitOfWork(() => glimcapCorrections.correct(12, correction));
  const unseen = await guild.fillIn(ada, rest, { findings: [all], reason: 'The sources come next week.' });
  assert.match(unseen.content, 'There are new findings.');
  await database.unitOfWork(() => glimcapCorrections.correct(12, { ...correction, metrics: { discord: 5_936 } }));
  const done = await guild.fillIn(ada, rest, { findings: [all], reason: 'The sources come next week.' });
  assert.match(done.content, /findings are acknowledged\. One more is open\.$/);
  await it.work();
  const asked = await guild.press(ada, after, 'Publish');
  assert.match(asked.content, 'This cannot be acknowledged. Correct it first:');
  assert.equal(labelsOf(asked), []);
  assert.match((await guild.click(ada, after, 'Acknowledge')).message?.content ?? '', 'This cannot be acknowledged.');
});

test('a win is added for the reviewed week, and Recompute brings it into the draft', async ({ it }) => {
  const { guild, domain } = it;
  const ada = await inThread(it);
  const form = await guild.click(ada, await standing(it), 'Add a win');
  const refused = await guild.fillIn(ada, form, { area: ['app'], text: 'Chat', name: 'Merch' });
  assert.match(refused.content, 'Only "other" takes a name');
  assert.is(refused.embeds[0]?.description, '```\nChat\n\nMerch\n```');
  const added = await guild.fillIn(ada, form, { area: ['other'], text: 'New shirts', name: 'Merch' });
  assert.match(added.content, "Added to that week's wins.");
  const [win] = await domain.database.unitOfWork(() => domain.wins.listForWeek(LAST_WEEK.to));
  assert.equal([win?.text, win?.areaName, win?.source, win?.authorName], ['New shirts', 'Merch', 'review', 'Ada']);
  assert.match((await guild.press(ada, added, 'Recompute')).content, 'recompiled');
  assert.match((await standing(it)).embeds[1]?.description ?? '', /• Wins: nothing → .*New shirts — Ada/);
});

test('a text that no form holds is edited on the web', async ({ it }) => {
  const { guild, domain } = it;
  const ada = await inThread(it);
  await it.work();
  const { reportId, revision } = await findDraft(it);
  const prose = { outro: 'x '.repeat(4_000) };
  await domain.database.unitOfWork(() => domain.glimcapDesk.edit({ reportId, revision }, { prose }, 'Sol'));
  const draft = await standing(it);
  const choice = await guild.press(ada, draft, 'Edit text');
  const refused = await guild.choose(ada, choice, ['outro']);
  assert.match(refused.message?.content ?? '', `Edit it on the web: ${PUBLIC_URL}/staff/glimcap/${LAST_WEEK.to}`);
  assert.ok(
    draft.attachments.some(({ filename }) => filename === 'part-13-review.md'),
    'the whole change is in a file',
  );
});

test('a thread that somebody deleted comes back with the next draft, and not before', async ({ it }) => {
  const { domain, sandbox, guild } = it;
  await standing(it);
  await sandbox.api('DELETE', `/channels/${await sandbox.control.channelId(THREAD)}`);
  const { reportId, revision } = await findDraft(it);
  await domain.database.unitOfWork(() => domain.glimcap.hold({ reportId, revision }));
  await it.work();
  assert.equal((await sandbox.control.state()).threads, []);
  await domain.database.unitOfWork(() => domain.glimcap.release({ reportId, revision }));
  const redraft = () => domain.glimcapDesk.edit({ reportId, revision }, { prose: { outro: 'Bye!' } }, 'Ada');
  await domain.database.unitOfWork(redraft);
  await it.work();
  const ada = await inThread(it);
  assert.equal((await titlesIn(ada))[0], DRAFT);
  assert.equal(await titlesIn(await guild.as('ada', 'staff')), [DRAFT]);
});

test('an archived thread is opened again for what happens to its draft', async ({ it }) => {
  const { sandbox, guild } = it;
  const threadId = await sandbox.control.channelId(THREAD);
  const draft = await standing(it);
  await sandbox.api('PATCH', `/channels/${threadId}`, { archived: true });
  const ada = await inThread(it);
  const answer = await guild.press(ada, draft, 'Hold');
  assert.match(answer.content, 'Part 13 is on hold.');
  const held = await standing(it, 'Glimcap Part 13: on hold');
  await guild.press(ada, held, 'Release');
  await standing(it);
});

test('the thread is called after the number that its report has now', async ({ it }) => {
  const { bot, domain, sandbox } = it;
  const { reportId } = await findDraft(it);
  const names = async () => (await sandbox.control.state()).threads.map(({ name }) => name);
  await domain.database.unitOfWork(async () => {
    const report = (await domain.glimcap.find(reportId))!;
    const [opener] = await domain.glimcapPosts.listPosted(reportId, 'thread');
    await editOpener(opener!, { ...report, number: 14 } as typeof report, bot);
    assert.equal(await names(), ['Glimcap Part 14']);
    await editOpener(opener!, report, bot);
    assert.equal(await names(), [THREAD]);
  });
});

test('the news are posted once, with two charts, and say later that they were corrected', async ({ it }) => {
  const { domain, guild, sandbox } = it;
  const ada = await inThread(it);
  const form = await guild.click(ada, await standing(it), 'Acknowledge').catch(() => null);
  if (form) await guild.fillIn(ada, form, { findings: [optionsOf(form, 'findings')[0]!.value], reason: 'known' });
  const published = await guild.press(ada, await standing(it), 'Publish');
  assert.is(published.content, `Part 13 is published: ${PUBLIC_URL}/glimcap/13`);
  await loseAnswers(it, `/channels/${await sandbox.control.channelId('glimcap')}/messages`);
  await failing(() => it.work());
  await sandbox.control.faults.clear();
  await it.restart();
  await it.work();

  const news = await guild.as('mia', 'glimcap');
  assert.equal(await titlesIn(news), ['The Glimcap Part 13']);
  const [post] = await news.messages();
  assert.is(post?.attachments.length, 2);
  assert.match(post?.embeds[0]?.description ?? '', /Discord +5,901 +5,936 +35⬇/);
  assert.is(fieldOf(post!, '🏆 Wins'), '• New shirts — Ada');
  assert.equal(labelsOf(post!), ['Read it']);
  const opener = (await (await guild.as('ada', 'staff')).messages())[0];
  assert.match(opener?.embeds[0]?.description ?? '', `Read it: ${PUBLIC_URL}/glimcap/13`);

  const correct = (value: number, note: string) =>
    domain.database.unitOfWork(() =>
      domain.glimcapCorrections.correct(13, { metrics: { discord: value }, note, by: 'Ada' }),
    );
  await correct(5_905, 'Discord was counted *too early*.');
  await it.work();
  const corrected = await guild.seeTitle(news, 'The Glimcap Part 13 (corrected)');
  assert.is(corrected.id, post?.id);
  assert.match(
    corrected.embeds[0]?.description ?? '',
    /✏ \*\*Corrected on <t:\d+:D>:\*\* Discord was counted \\\*too early\\\*\./,
  );
  assert.match(corrected.embeds[0]?.description ?? '', /Discord +5,905 +5,936 +31⬇/);
  assert.is(corrected.attachments.length, 2);
  assert.match(corrected.attachments[0]?.description ?? '', '5,905');
  const mia = await guild.as('mia', 'general');
  const shown = await guild.answerTo(mia, await mia.slash('glimcap show'));
  assert.match(shown.embeds[0]?.description ?? '', 'Corrected on');

  await sandbox.control.faults.order({
    kind: 'deleteMessage',
    channelId: corrected.channel_id,
    messageId: corrected.id,
  });
  await correct(5_906, 'And counted wrong once more.');
  await it.work();
  assert.equal(await titlesIn(news), []);
});

test('an imported report is not announced because it is corrected', async ({ it }) => {
  const { domain, guild } = it;
  const note = 'The payouts were counted wrong.';
  await domain.database.unitOfWork(() =>
    domain.glimcapCorrections.correct(12, { finance: { payouts: 200_000 }, note, by: 'Ada' }),
  );
  await it.work();
  assert.equal(await titlesIn(await guild.as('mia', 'glimcap')), []);
});

test('however much there is to say of a report, its messages stay within what Discord takes', async ({ it }) => {
  const { domain, bot, sandbox } = it;
  const report = await domain.database.unitOfWork(() => domain.glimcap.getPublished(13));
  const review = await domain.database.unitOfWork(() => domain.glimcap.review(report));
  const [row] = review.report.metrics;
  const label = `A metric ${'*_'.repeat(50)}`;
  const metrics = Array.from({ length: 120 }, (_, index) => ({ ...row!, key: `m${index}`, label }));
  const said = `${'`*_~|'.repeat(60)} ${'words '.repeat(200)}`;
  const open = Array.from({ length: 70 }, (_, index) =>
    finding(index % 2 ? 'jump' : 'reference', { text: `${index} ${said}` }),
  );
  const acknowledged = open.map((each) => ({
    finding: each,
    acknowledgement: { reason: said, madeBy: said } as never,
  }));
  const observation = { ...review.observations[0]!, text: said };
  const change: ReportChange = { path: 'prose.intro', label: said, before: 'b'.repeat(8_192), after: null };
  const message = await reviewMessage({
    report: { ...report, state: 'draft' } as typeof report,
    review: {
      ...review,
      report: { ...review.report, metrics },
      observations: Array.from({ length: 60 }, () => observation),
    },
    gate: { open, acknowledged },
    changes: Array.from({ length: 90 }, () => change),
    url: `${PUBLIC_URL}/staff/glimcap?draft=1`,
    context: bot,
  });
  const total = (message.embeds ?? []).reduce(
    (sum, embed) => sum + embedLength('toJSON' in embed ? embed.toJSON() : embed),
    0,
  );
  assert.ok(total <= 6_000, `${total} characters`);
  assert.ok(total > 4_000, 'the room is used');
  const staff = bot.client.channels.cache.get(await sandbox.control.channelId('staff')) as GuildTextBasedChannel;
  const posted = await staff.send(message);
  assert.ok(posted.attachments.some(({ name }) => name === 'part-13-review.md'));
  await staff.send(openFindings({ id: `${report.id}.1`, open }, bot));

  const figures = figuresFromJson(report.figures);
  const extreme = {
    ...figures,
    metrics: Array.from({ length: 120 }, (_, index) => ({ ...figures.metrics[0]!, key: `m${index}`, label })),
    prose: { intro: `\`\`\`${'words '.repeat(1_300)}` },
    wins: Array.from({ length: 200 }, () => ({
      heading: 'App',
      text: said.slice(0, 1_000),
      author: said.slice(0, 100),
    })),
  };
  // No versions are kept of a report that there is not.
  const unknown = { ...report, id: '01900000-0000-7000-8000-000000000000', figures: figuresToJson(extreme) };
  const news = await domain.database.unitOfWork(() =>
    newsMessage({ report: unknown as typeof report, url: `${PUBLIC_URL}/glimcap/13`, context: bot }),
  );
  assert.match((await staff.send(news)).embeds[0]?.description ?? '', /…and \d+ more rows$/);

  const { data, components } = acknowledgeForm(`${report.id}.999999`, open, bot);
  assert.ok((data.custom_id?.length ?? 0) <= 100);
  const [which] = components.map((each) => each.toJSON());
  assert.is(JSON.stringify(which).split('"value"').length - 1, 25);
});

test.run();
