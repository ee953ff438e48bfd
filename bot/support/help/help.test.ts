import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { openHelpLibrary } from '#platform/help/open-help-library.ts';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { labelsOf, selectOf } from '../../../tests/support/glimcap-guild.ts';
import { type GuildBot, openGuildBot, PUBLIC_URL } from '../../../tests/support/guild-bot.ts';
import { HelpFolder } from '../../../tests/support/help-folder.ts';
import { suite } from '../../../tests/support/suite.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

interface Context extends GuildBot {
  mia: Presence;
}

const test = suite<Context>('help in Discord');

test.before(async (context) => {
  const folder = new HelpFolder();
  const body = `1. Open **Settings**, see [that](card.md).\n${'1. Another step.\n'.repeat(8)}\n## Which bitrate\n\nAn even bitrate.`;
  folder.write('obs', { title: 'Stream from OBS', category: 'streaming', related: '[card]', body });
  folder.write('card', {
    title: 'Change your card',
    summary: `Pay with ${'another and '.repeat(15)}one.`,
    category: 'account',
  });
  folder.write('bitrates', { title: 'Bitrates of all kinds', body: 'On bitrates.' });
  for (const index of Array(30).keys()) {
    const title = `${'Quite a long title of a guide about '.repeat(2).slice(0, 70)} ${index}`;
    folder.write(`guide-${index}`, { title, summary: `${'Long. '.repeat(32)}`, order: String(index + 1) });
  }
  const helpLibrary = openHelpLibrary(folder.dir);
  folder.remove();
  // Not spread: what the bot is after a restart is behind a getter.
  const bot = await openGuildBot({ helpLibrary });
  Object.assign(context, {
    guild: bot.guild,
    sandbox: bot.sandbox,
    domain: bot.domain,
    close: bot.close,
    restart: bot.restart,
  });
  context.mia = await bot.guild.as('mia', 'general');
});
test.after((context) => context.close());

const ask = async ({ guild, mia }: Context, article?: string): Promise<APIMessage> =>
  guild.answerTo(mia, await mia.slash('help', article === undefined ? {} : { article }));

function selects({ components = [] }: APIMessage) {
  return components.flatMap((row) => {
    const [first] = row.type === ComponentType.ActionRow ? row.components : [];
    return first?.type === ComponentType.StringSelect ? [first] : [];
  });
}

/** The message once it says that; what a select or a button changes comes after its acknowledgement. */
const becomes = ({ guild, mia }: Context, { id }: APIMessage, words: string): Promise<APIMessage> =>
  guild.see(mia, (each) => each.id === id && JSON.stringify(each.embeds).includes(words));

async function votes({ domain }: Context) {
  const { rows } = await domain.database.pool.query('select slug, is_helpful, source from help_vote');
  return rows.map(({ slug, is_helpful, source }) => [slug, is_helpful, source]);
}

test('without a word it shows the categories; a category its guides; a guide its first steps', async (context) => {
  const { guild, mia } = context;
  const overview = await ask(context);
  const [categories] = selects(overview);
  assert.equal(
    categories?.options.map(({ label }) => label),
    ['Streaming', 'When something is wrong', 'Account and payment'],
  );
  await guild.choose(mia, overview, ['streaming']);
  const streaming = await becomes(context, overview, 'Stream from OBS');
  assert.match(streaming.embeds[0]?.description ?? '', `[Stream from OBS](${PUBLIC_URL}/help/obs)`);
  const article = selects(streaming)[1];
  await mia.select(streaming.id, article!.custom_id, ['obs']);
  const shown = await becomes(context, streaming, '"title":"Stream from OBS"');
  assert.is(shown.embeds[0]?.title, 'Stream from OBS');
  assert.match(
    shown.embeds[0]?.description ?? '',
    /All about obs\.\n\n1\. Open \*\*Settings\*\*, see that\.\n2\. Another step\.[\s\S]*6\. /,
  );
  assert.not.match(shown.embeds[0]?.description ?? '', '7. ');
});

test('a category of many guides stays within what Discord takes', async (context) => {
  const { guild, mia } = context;
  const overview = await ask(context);
  await guild.choose(mia, overview, ['fixing']);
  const many = await becomes(context, overview, 'Quite a long title');
  assert.is(selects(many)[1]?.options.length, 25);
  assert.ok((many.embeds[0]?.description ?? '').length <= 4_096);
});

test('the option offers what fits while one types, mistyped too, and everything before that', async ({ mia }) => {
  const offered = async (typed: string) => {
    const { choices } = await mia.autocomplete('help', 'article', { article: typed });
    return (choices ?? []).map(({ value }) => value);
  };
  assert.is((await offered('')).length, 25);
  assert.equal((await offered('birtate')).sort(), ['bitrates', 'obs']);
  assert.equal(await offered('zzzzqqq'), []);
  assert.equal(await offered('\u0000((<@1>'), []);
});

test('a guide comes with its page, related ones, votes and the way to a person; only its reader sees it', async (context) => {
  const { guild, mia } = context;
  const outcome = await mia.slash('help', { article: 'obs' });
  assert.is(outcome.isEphemeral, true);
  const shown = await guild.answerTo(mia, outcome);
  assert.equal(labelsOf(shown), ['Read the whole guide', 'This helped', 'This did not help', 'Open a ticket']);
  assert.is(buttonsOf(shown)[0]?.url, `${PUBLIC_URL}/help/obs`);
  assert.equal(
    selectOf(shown).options.map(({ value }) => value),
    ['card'],
  );
  assert.ok(selectOf(shown).options.every(({ description = '' }) => description.endsWith('…')));
  const form = await guild.click(mia, shown, 'Open a ticket');
  assert.is(form.modal?.title, 'Open a ticket');
});

test('a vote counts once for a member, here and on the site, and can be changed', async (context) => {
  const { domain, guild, mia, sandbox } = context;
  const shown = await ask(context, 'obs');
  await guild.click(mia, shown, 'This did not help');
  const no = await becomes(context, shown, 'A person can help you further');
  assert.equal(await votes(context), [['obs', false, 'discord']]);
  await guild.click(mia, no, 'This helped');
  await becomes(context, no, 'Good to hear');
  assert.equal(await votes(context), [['obs', true, 'discord']]);
  const voter = { discordId: await sandbox.control.userId('mia') };
  await domain.database.unitOfWork(() =>
    domain.helpFeedback.vote({ slug: 'obs', voter, isHelpful: false, source: 'web' }),
  );
  assert.equal(await votes(context), [['obs', false, 'web']]);
});

test('words of one’s own find the guide, or several to choose from', async (context) => {
  assert.is((await ask(context, 'chagne card')).embeds[0]?.title, 'Change your card');
  assert.is((await ask(context, 'STREAM FROM OBS')).embeds[0]?.title, 'Stream from OBS');
  const several = await ask(context, 'bitrate');
  assert.is(several.embeds[0]?.title, 'These guides may help');
  assert.equal(
    selectOf(several)
      .options.map(({ value }) => value)
      .sort(),
    ['bitrates', 'obs'],
  );
});

test('a question without an answer offers a ticket and is noted, without its asker', async (context) => {
  const answer = await ask(context, 'zzzzqqq **bold** @everyone');
  assert.match(answer.embeds[0]?.description ?? '', /There is no guide for “zzzzqqq \\\*\\\*bold/);
  assert.equal(labelsOf(answer), ['Open a ticket']);
  await ask(context, 'zzzzqqq');
  const { rows } = await context.domain.database.pool.query('select * from help_miss');
  assert.equal(
    rows.map(({ words, times }) => [words, times]),
    [['zzzzqqq', 1]],
  );
});

test('a German reader is spoken to in German, and told that the guides are not', async (context) => {
  const { guild, mia, sandbox } = context;
  const reader = sandbox.control.as(await sandbox.control.userId('mia'));
  await reader.set({ locale: 'de' });
  try {
    const shown = await guild.answerTo(mia, await mia.slash('help', { article: 'obs' }));
    assert.equal(labelsOf(shown).slice(0, 2), ['Alles lesen', 'Das hat geholfen']);
    assert.match(shown.embeds[0]?.footer?.text ?? '', 'Streamen · Die Anleitungen gibt es nur auf Englisch.');
  } finally {
    await reader.set({ locale: 'en-GB' });
  }
});

test('it works in direct messages, where there is nobody to open a ticket with', async (context) => {
  const { guild, sandbox } = context;
  const direct = await sandbox.control.as(await sandbox.control.userId('mia')).direct();
  const shown = await guild.answerTo(direct, await direct.slash('help', { article: 'obs' }));
  assert.equal(labelsOf(shown), ['Read the whole guide', 'This helped', 'This did not help']);
});

test('the buttons of a guide survive a restart', async (context) => {
  const { guild, mia, restart } = context;
  const shown = await ask(context, 'obs');
  await restart();
  await guild.click(mia, shown, 'This helped');
  await becomes(context, shown, 'Good to hear');
});

test('where no desk is chosen there is no way to a ticket', async (context) => {
  const { pool } = context.domain.database;
  const before = await pool.query('select support_role_id from guild_settings');
  await pool.query('update guild_settings set support_role_id = null');
  try {
    assert.not.ok(labelsOf(await ask(context, 'obs')).includes('Open a ticket'));
    assert.equal(labelsOf(await ask(context, 'zzzzqqq')), []);
  } finally {
    await pool.query('update guild_settings set support_role_id = $1', [before.rows[0].support_role_id]);
  }
});

test.run();
