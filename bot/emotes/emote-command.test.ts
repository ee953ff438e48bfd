import * as assert from 'uvu/assert';
import { EmoteGuild } from '../../tests/support/emote-guild.ts';
import { picture } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';
import { importEmojis } from './import-emojis.ts';
import { showReport } from './sync/show-report.ts';

interface Context {
  guild: EmoteGuild;
}

const test = suite<Context>('/emote');

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
});
test.beforeEach(({ guild }) => guild.clear());
test.after(({ guild }) => guild.it.close());

/** What the bot answers to a member's command. */
async function answer(guild: EmoteGuild, name: string, command: string, options: Record<string, string | number> = {}) {
  const place = await guild.it.guild.as(name, 'general');
  return guild.it.guild.answerTo(place, await place.slash(command, options));
}

test('members see the emotes, and one of them in full', async ({ guild }) => {
  assert.is((await answer(guild, 'mia', 'emote list')).embeds[0]?.description, 'No emotes found.');
  await guild.approve('wave');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  const list = (await answer(guild, 'mia', 'emote list')).embeds[0]?.description ?? '';
  assert.match(list, /^<a:dance:\d+> `:dance:` · for supporters\n<:wave:\d+> `:wave:`$/);
  const info = await answer(guild, 'mia', 'emote info', { name: ':WAVE:' });
  assert.match(JSON.stringify(info.embeds[0]?.fields), 'It is here.');
  const place = await guild.it.guild.as('mia', 'general');
  const { choices } = await place.autocomplete('emote info', 'name', { name: 'wa' });
  assert.equal(
    choices?.map(({ name }) => name),
    ['wave'],
  );
  assert.is((await answer(guild, 'mia', 'emote info', { name: 'nope' })).content, 'No approved emote is called nope.');
});

test('only who manages expressions chooses what is brought', async ({ guild }) => {
  await guild.approve('wave', 'hello');
  for (const command of ['emote policy', 'emote sync', 'emote import'])
    assert.match((await answer(guild, 'mia', command)).content, 'Manage Expressions', command);
  assert.match((await answer(guild, 'ada', 'emote policy')).content, 'I add no emotes here');
  assert.match((await answer(guild, 'ada', 'emote sync')).content, 'I add no emotes here');
  const chosen = await answer(guild, 'ada', 'emote policy', { add: 'hello', static: 5 });
  assert.match(
    chosen.content,
    /the chosen emotes here, 1 at the moment\.\n:hello:\nSlots: 5 static, all that are free animated/,
  );
  assert.match((await answer(guild, 'ada', 'emote sync')).content, 'Working on it.');
  await guild.sync();
  assert.equal(await guild.emoji(), ['hello']);
  assert.match((await answer(guild, 'mia', 'emote report')).embeds[0]?.description ?? '', 'Added (1)');
  assert.match((await answer(guild, 'ada', 'emote policy', { mode: 'off' })).content, 'I add no emotes here');
});

test('a member proposes an emoji of the guild; what is no such emoji is refused with a reason', async ({ guild }) => {
  const { control } = guild.it.sandbox;
  const { id } = await control.addEmoji('ours', await picture(80, { size: 16 }));
  await control.until(async () => guild.it.bot.client.guilds.cache.get(guild.id)!.emojis.cache.has(id));
  const emoji = `<:ours:${id}>`;
  assert.match(
    (await answer(guild, 'mia', 'emote propose', { emoji, name: 'theirs' })).content,
    'Staff will review :theirs:.',
  );
  assert.match(
    (await answer(guild, 'mia', 'emote propose', { emoji })).content,
    'It is already waiting for review as :theirs:.',
  );
  assert.match((await answer(guild, 'mia', 'emote propose', { emoji: '🏆' })).content, 'Choose an emoji of this guild');
  assert.match((await answer(guild, 'mia', 'emote propose')).content, 'Give me an emoji');
});

test('all emoji of a guild are brought into review but ours, and each has its fate, once', async ({ guild }) => {
  const { control } = guild.it.sandbox;
  await guild.approve('wave');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  await control.addEmoji('theirs', await picture(81, { size: 16 }));
  await control.addEmoji('WAVE', await picture(82, { size: 16 }));
  await control.until(async () => guild.it.bot.client.guilds.cache.get(guild.id)!.emojis.cache.size === 3);
  assert.match((await answer(guild, 'ada', 'emote import')).content, 'I am looking at the 3 emoji here.');
  const [job] = (await guild.it.domain.listJobs()).filter(({ task }) => task === 'emotes.import');
  const { importId = '', guildId = '', by = '', byId = '' } = job!.payload;
  for (const _ of [1, 2]) await guild.within(() => importEmojis({ importId, guildId, by, byId }, guild.it.bot));
  const staff = await guild.it.guild.as('sam', 'staff');
  const told = (await staff.messages()).filter(({ embeds }) =>
    /emoji of this guild (is|are) waiting/.test(embeds[0]?.title ?? ''),
  );
  assert.is(told.length, 1);
  const description = told[0]?.embeds[0]?.description ?? '';
  assert.match(description, ':wave: That one comes from Glim');
  assert.match(description, ':theirs: waiting for review as :theirs:');
  assert.match(description, ':WAVE: The name WAVE is taken by :wave:');
});

test('of two hundred emotes each has its fate in a file, and every answer is one that Discord takes', async ({
  guild,
}) => {
  await guild.fill(200);
  await guild.choose({ mode: 'all' });
  const full = { static: 50, animated: 50 };
  await guild.within(async () => {
    await guild.it.domain.emoteSyncs.begin(guild.id, { slots: full, used: full });
    await showReport(guild.id, { mayPost: true }, guild.it.bot);
  });
  const told = [(await guild.reports())[0]!, await answer(guild, 'mia', 'emote report')];
  for (const { embeds, attachments } of told) {
    assert.match(
      embeds[0]?.description ?? '',
      /^Working: 164 of 200\.\nEveryone here can .*\n\n\*\*Refused by Discord \(18\)\*\*/,
    );
    assert.match(embeds[0]?.description ?? '', 'all of them in the file');
    const file = await (await fetch(attachments[0]?.url ?? '')).text();
    assert.is(file.match(/^- :an/gm)?.length, 200);
  }
  assert.match((await answer(guild, 'mia', 'emote list')).embeds[0]?.description ?? '', /more on the web page/);
  const { rows } = await guild.it.domain.database.pool.query('select id from emote');
  await guild.choose({ mode: 'chosen', add: rows.map(({ id }) => id) });
  assert.match((await answer(guild, 'ada', 'emote policy')).content, /200 at the moment.*and 17\d more/s);
});

test.run();
