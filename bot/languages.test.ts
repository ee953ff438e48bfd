import { MessageFlags } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Presence } from '../sandbox/discord/control/client.ts';
import type { OutcomeView } from '../sandbox/discord/control/outcome-view.ts';
import { type GuildBot, openGuildBot } from '../tests/support/guild-bot.ts';
import { suite } from '../tests/support/suite.ts';
import { inGuildLanguage } from './guilds/in-guild-language.ts';
import { inMemberLanguage } from './in-member-language.ts';
import type { BotWords } from './words.ts';

const test = suite<{ it: GuildBot }>('languages in Discord');

test.before(async (context) => {
  context.it = await openGuildBot();
});
test.after(({ it }) => it.close());
test.afterEach(async ({ it }) => {
  const { control, sandbox } = it.sandbox;
  for (const name of ['mia', 'ada']) await control.as(await control.userId(name)).set({ locale: 'en-US' });
  await control.setGuildLocale(sandbox.guildId, 'en-US');
});

async function say(it: GuildBot, place: Presence, outcome: OutcomeView): Promise<string> {
  return (await it.guild.answerTo(place, outcome)).content;
}

/** The words of what stands for everyone. */
async function inGuild(it: GuildBot): Promise<BotWords> {
  const { guildId } = it.sandbox.sandbox;
  return (await it.domain.database.unitOfWork(() => inGuildLanguage(guildId, it.bot))).words;
}

/** A furnished member in #general whose client speaks that language. */
async function speaking(it: GuildBot, name: string, locale: string): Promise<Presence> {
  const { control } = it.sandbox;
  await control.as(await control.userId(name)).set({ locale });
  return it.guild.as(name, 'general');
}

test('a member is answered in their language, and in English when we do not speak it', async ({ it }) => {
  const german = await speaking(it, 'mia', 'de');
  assert.match(await say(it, german, await german.slash('live now')), 'Gerade ist niemand live.');
  const french = await speaking(it, 'mia', 'fr');
  assert.match(await say(it, french, await french.slash('live now')), 'Nobody is live right now.');
});

test("a refusal of the domain is said in the member's language", async ({ it }) => {
  const mia = await speaking(it, 'mia', 'de');
  const outcome = await mia.slash('win add', { area: 'app', text: ' ' });
  assert.is(await say(it, mia, outcome), 'Sag den Erfolg in 1 bis 1000 Zeichen.');
});

test("what stands for everyone is in the guild's language, and the answer beside it in the member's", async ({
  it,
}) => {
  const { control, sandbox } = it.sandbox;
  await control.setGuildLocale(sandbox.guildId, 'de');
  const owner = await it.guild.as('ada', 'general');
  await control.until(async () => it.bot.client.guilds.cache.get(sandbox.guildId)?.preferredLocale === 'de');
  assert.is((await inGuild(it)).language, 'de');
  assert.match(await say(it, owner, await owner.slash('live now')), 'Nobody is live right now.');
});

test('staff choose another language for their guild, and take it back', async ({ it }) => {
  const ada = await speaking(it, 'ada', 'de');
  assert.match(await say(it, ada, await ada.slash('language', { language: 'de' })), 'ist ab jetzt auf Deutsch');
  assert.is((await inGuild(it)).language, 'de');
  assert.match(await say(it, ada, await ada.slash('language', { language: 'discord' })), 'ist ab jetzt auf English');
});

test('a member without Manage Guild cannot choose it', async ({ it }) => {
  const mia = await speaking(it, 'mia', 'de');
  await it.sandbox.api(
    'PUT',
    `/applications/${it.bot.client.application.id}/guilds/${it.sandbox.sandbox.guildId}/commands`,
    [{ name: 'language', description: 'shown to all', options: [{ type: 3, name: 'language', description: '-' }] }],
  );
  const outcome = await mia.slash('language', { language: 'en' });
  assert.ok((outcome.message?.flags ?? 0) & MessageFlags.Ephemeral);
  assert.is(await say(it, mia, outcome), 'Dafür brauchst du die Berechtigung Server verwalten.');
});

test('why something failed is said to each who asks in their own language, whenever it was kept', async ({ it }) => {
  const { capabilityReports, database } = it.domain;
  const { guildId } = it.sandbox.sandbox;
  const kept = it.bot.languages.codes.streams('alertChannel.limited');
  await database.unitOfWork(() => capabilityReports.failed(guildId, 'alerts', kept));
  const status = async (locale: string) => {
    const ada = await speaking(it, 'ada', locale);
    return JSON.stringify((await it.guild.answerTo(ada, await ada.slash('status'))).embeds);
  };
  assert.match(await status('de'), it.bot.languages.of('de').streams('alertChannel.limited'));
  for (const locale of ['en-GB', 'fr']) {
    assert.match(await status(locale), it.bot.languages.of('en').streams('alertChannel.limited'));
  }
});

test('a message that a member did not ask for is in the language they used last, until they are forgotten', async ({
  it,
}) => {
  const { control } = it.sandbox;
  const { unitOfWork } = it.domain.database;
  const miaId = await control.userId('mia');
  const language = async () => (await unitOfWork(() => inMemberLanguage(miaId, it.bot))).words.language;
  await it.restart();
  const mia = await speaking(it, 'mia', 'de');
  await say(it, mia, await mia.slash('live now'));
  await control.until(async () => (await language()) === 'de');
  await unitOfWork(() => it.domain.memberLocales.forget(miaId));
  assert.is(await language(), 'en');
});

test.run();
