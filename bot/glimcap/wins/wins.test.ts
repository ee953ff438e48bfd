import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Win } from '#domain/glimcap/wins/win.entity.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { selectOf } from '../../../tests/support/glimcap-guild.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

interface Context {
  it: GuildBot;
}

const test = suite<Context>('wins in Discord');
const TROPHY = '🏆';

test.before(async (context) => {
  context.it = await openGuildBot();
});
test.beforeEach(async ({ it: { domain } }) => {
  await emptyTables(domain.database.pool, 'win');
});
test.after(({ it }) => it.close());

const all = ({ domain: { database, wins } }: GuildBot, which: 'this' | 'last' = 'this'): Promise<Win[]> =>
  database.unitOfWork(async () => wins.listAll(wins.weekEnd(which)));

/** Waits until the wins of the running week are these, in order. */
const untilWins = (it: GuildBot, expected: string[]) =>
  it.sandbox.control.until(async () => {
    const said = (await all(it)).map(({ state, text, authorName }) => `${state}: ${text} — ${authorName}`);
    return JSON.stringify(said) === JSON.stringify(expected);
  });

const description = ({ embeds }: APIMessage): string => embeds[0]?.description ?? '';

test('anyone tells of a win; what staff add is accepted at once', async ({ it }) => {
  const { guild } = it;
  const mia = await guild.as('mia', 'general');
  const proposed = await guild.answerTo(mia, await mia.slash('win add', { area: 'app', text: 'The app has chat' }));
  assert.match(proposed.content, /^Thank you! Staff will decide .* week that ends on \d{4}-\d\d-\d\d\.$/);
  const sam = await guild.as('sam', 'general');
  const options = { area: 'other', text: 'New shirts', heading: 'Merch', week: 'last' };
  const accepted = await guild.answerTo(sam, await sam.slash('win add', options));
  assert.match(accepted.content, 'Added to the wins of the week that ends on');
  const [[win], [older]] = [await all(it), await all(it, 'last')];
  assert.equal([win?.state, win?.area, win?.authorName, win?.source], ['proposed', 'app', 'Mia', 'command']);
  assert.equal([older?.state, older?.areaName, older?.authorName], ['accepted', 'Merch', 'Sam']);
  const text = 'This took me a while to write down, so please keep it.';
  const wrong = await guild.answerTo(mia, await mia.slash('win add', { area: 'app', text, heading: 'Merch' }));
  assert.match(wrong.content, 'Only "other" takes a name');
  assert.is(description(wrong), `\`\`\`\n${text}\n\`\`\``, 'what was typed is given back');
});

test('members see the wins of a week by area, and what was declined is for staff', async ({ it }) => {
  const { guild } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'general')];
  await guild.answerTo(mia, await mia.slash('win add', { area: 'platform', text: 'Lower *delay*' }));
  await guild.answerTo(sam, await sam.slash('win add', { area: 'app', text: 'Chat' }));
  const list = await guild.answerTo(mia, await mia.slash('win list'));
  assert.is(description(list), '**Mobile App**\n✅ Chat — Sam\n\n**Platform**\n⏳ Lower \\*delay\\* — Mia');
  assert.equal(list.components, []);

  const staffList = await guild.answerTo(sam, await sam.slash('win list'));
  const id = selectOf(staffList).options.find(({ label }) => label.includes('Lower'))!.value;
  await guild.choose(sam, staffList, [id]);
  const shown = await guild.see(
    sam,
    (message) => message.id === staffList.id && description(message) === 'Lower *delay*',
  );
  assert.match(shown.embeds[0]?.fields?.[0]?.value ?? '', 'From Mia, proposed by Mia');
  await guild.click(sam, shown, 'Decline');
  const back = await guild.see(sam, ({ content }) => content === 'Declined: Lower *delay*');
  assert.match(description(back), '🚫 Lower');
  const now = await guild.answerTo(mia, await mia.slash('win list'));
  assert.not.match(description(now), 'Lower');
});

test('staff accept and edit what was proposed, in whichever week', async ({ it }) => {
  const { guild } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'staff')];
  await guild.answerTo(mia, await mia.slash('win add', { area: 'app', text: 'Guidse', week: 'last' }));
  const list = await guild.answerTo(sam, await sam.slash('win list', { week: 'open' }));
  assert.is(list.embeds[0]?.title, 'Wins waiting for a decision');
  await guild.choose(sam, list, [selectOf(list).options[0]!.value]);
  const shown = await guild.see(sam, (message) => buttonsOf(message).some(({ label }) => label === 'Edit'));
  const form = await guild.click(sam, shown, 'Edit');
  const empty = await guild.fillIn(sam, form, { area: ['community'], text: ' ', name: '' });
  assert.match((await guild.see(sam, ({ content }) => content.startsWith('Say the win'))).content, 'in 1 to 1000');
  assert.is(empty.id, list.id);
  await guild.fillIn(sam, form, { area: ['community'], text: 'Guides', name: '' });
  const edited = await guild.see(sam, (message) => description(message) === 'Guides');
  assert.is(edited.embeds[0]?.title, '⏳ Community Team');
  await guild.click(sam, edited, 'Accept');
  await guild.see(sam, ({ content }) => /^Accepted for the week that ends on .*: Guides$/.test(content));
  const [win] = await all(it, 'last');
  assert.equal([win?.state, win?.text, win?.decidedBy], ['accepted', 'Guides', 'Sam']);
});

test('a hidden control is no permission: members can neither open, nor decide, nor edit', async ({ it }) => {
  const { guild, sandbox, domain } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'general')];
  await guild.answerTo(mia, await mia.slash('win add', { area: 'app', text: 'Chat' }));
  const { user } = await sandbox.control.addMember('Kim');
  const supportId = (await sandbox.control.state()).roles.find(({ name }) => name === 'Support')!.id;
  await sandbox.control.giveRole(user.id, supportId);
  const kim = sandbox.control.as(user.id).in(await sandbox.control.channelId('general'));
  const list = await guild.answerTo(kim, await kim.slash('win list'));
  const [option] = selectOf(list).options;
  await guild.choose(kim, list, [option!.value]);
  const shown = await guild.see(kim, (message) => buttonsOf(message).some(({ label }) => label === 'Edit'));
  const form = await guild.click(kim, shown, 'Edit');

  await sandbox.control.takeRole(user.id, supportId);
  await sandbox.control.until(
    async () => !it.bot.client.guilds.cache.first()?.members.cache.get(user.id)?.roles.cache.has(supportId),
  );
  const refused = async (count: number) =>
    sandbox.control.until(async () => {
      const told = (await kim.messages()).filter(({ content }) => content.startsWith('Staff decide on wins.'));
      return told.length === count ? told : null;
    });
  await guild.click(kim, shown, 'Accept');
  await refused(1);
  await guild.click(kim, shown, 'Decline');
  await refused(2);
  await guild.click(kim, shown, 'Edit');
  await refused(3);
  await kim.submitModal(form.interactionId, { area: ['app'], text: 'Mine, all of it', name: '' });
  const [latest] = await refused(4);
  assert.match(latest?.embeds[0]?.description ?? '', 'Mine, all of it', 'what was typed is given back');
  assert.is((await all(it))[0]?.state, 'proposed');
  assert.match((await guild.answerTo(sam, await sam.slash('win list'))).embeds[0]?.description ?? '', 'Chat');
  assert.is(domain.wins.weekEnd() > domain.wins.weekEnd('last'), true);
});

test('long lists are turned page by page and stay within what Discord takes', async ({ it }) => {
  const { guild, domain } = it;
  const text = `${'*Long* '.repeat(140)}end`;
  await domain.database.unitOfWork(async () => {
    for (let index = 0; index < 23; index += 1) {
      const author = { name: `${'_'.repeat(90)}${index}`, discordId: null };
      const win = { area: 'other', areaName: `${'*'.repeat(37)}${index}`, text, author, source: 'web' } as const;
      await domain.wins.add(win, { isStaff: false });
    }
  });
  const sam = await guild.as('sam', 'staff');
  const first = await guild.answerTo(sam, await sam.slash('win list'));
  assert.is(first.embeds[0]?.footer?.text, 'Page 1 of 3');
  assert.is(selectOf(first).options.length, 10);
  await guild.click(sam, first, 'Next');
  const second = await guild.see(sam, ({ embeds }) => embeds[0]?.footer?.text === 'Page 2 of 3');
  await guild.click(sam, second, 'Next');
  const third = await guild.see(sam, ({ embeds }) => embeds[0]?.footer?.text === 'Page 3 of 3');
  assert.is(selectOf(third).options.length, 3);
  await guild.choose(sam, third, [selectOf(third).options[0]!.value]);
  const shown = await guild.see(sam, (message) => buttonsOf(message).some(({ label }) => label === 'Back'));
  await guild.click(sam, shown, 'Back');
  await guild.see(sam, ({ embeds }) => embeds[0]?.footer?.text === 'Page 3 of 3');
});

test('a 🏆 proposes a message for its author, taking it back withdraws it, and others’ trophies keep it', async ({
  it,
}) => {
  const { guild } = it;
  const [mia, sam, sol] = await Promise.all(['mia', 'sam', 'sol'].map((name) => guild.as(name, 'general')));
  const { id } = await mia!.post('We have <@1> **emotes**! <:party:123456789012345678>');
  await sam!.react(id, TROPHY);
  await untilWins(it, ['proposed: We have <@1> **emotes**! :party: — Mia']);
  const [win] = await all(it);
  assert.equal([win?.proposedBy, win?.source, win?.area], ['Sam', 'reaction', 'community']);
  assert.match(win?.messageUrl ?? '', id);

  await sol!.react(id, TROPHY);
  await sam!.react(id, '👍');
  await sam!.unreact(id, TROPHY);
  await it.sandbox.control.until(async () => (await all(it))[0]?.proposedBy === 'Sol');
  await sol!.unreact(id, TROPHY);
  await untilWins(it, []);
  await sol!.react(id, TROPHY);
  await untilWins(it, ['proposed: We have <@1> **emotes**! :party: — Mia']);
  await sol!.unreact(id, TROPHY);
  await untilWins(it, []);
});

test('a message that the bot has never seen is read, also without being let read messages', async ({ it }) => {
  const { guild } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'general')];
  const { id } = await mia.post('From before the restart');
  await it.restart();
  await sam.react(id, TROPHY);
  await untilWins(it, ['proposed: From before the restart — Mia']);

  await it.restart(undefined, { isPrivileged: false });
  await sam.unreact(id, TROPHY);
  await untilWins(it, []);
  const next = await mia.post('Nobody reads this along');
  await it.sandbox.control.until(async () => {
    const textChannel = it.bot.client.channels.cache.get(next.channel_id);
    return textChannel?.isTextBased() && textChannel.messages.cache.get(next.id)?.content === '';
  });
  await sam.react(next.id, TROPHY);
  await untilWins(it, ['proposed: Nobody reads this along — Mia']);
  await sam.unreact(next.id, TROPHY);
  await untilWins(it, []);
  await it.restart();
});

test('a 🏆 that came while no bot was there is found at its start', async ({ it }) => {
  const { guild, domain } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'general')];
  const [declined, missed] = [await mia.post('Declined'), await mia.post('Missed')];
  await sam.react(declined.id, TROPHY);
  await untilWins(it, ['proposed: Declined — Mia']);
  const [win] = await all(it);
  await domain.database.unitOfWork(() => domain.wins.decline(win!.id, 'Ada'));
  await it.restart(async () => {
    await sam.react(missed.id, TROPHY);
    await it.sandbox.control.as(it.bot.client.user.id).in(missed.channel_id).react(missed.id, TROPHY);
  });
  await untilWins(it, ['declined: Declined — Mia', 'proposed: Missed — Mia']);
  assert.is((await all(it))[1]?.proposedBy, 'Sam');
  for (const { id } of [declined, missed]) await sam.unreact(id, TROPHY);
  await untilWins(it, ['declined: Declined — Mia']);
});

test('what bots say, what bots hold for a win, and what is said in private threads is none', async ({ it }) => {
  const { guild, sandbox, bot } = it;
  const { control } = sandbox;
  const general = await control.channelId('general');
  const sam = await guild.as('sam', 'general');
  const own = await sandbox.api('POST', `/channels/${general}/messages`, { content: 'I am a bot' });
  await sam.react(own.body.id, TROPHY);
  const said = await sam.post('Well done');
  await control.as(bot.client.user.id).in(general).react(said.id, TROPHY);
  const thread = await sandbox.api('POST', `/channels/${general}/threads`, { name: 'A ticket', type: 12 });
  const sada = control.as(await control.userId('ada')).in(thread.body.id);
  const secret = await sada.post('My key is lost');
  await sada.react(secret.id, TROPHY);
  const picture = await sam.post('', { files: [{ filename: 'a.txt', contentType: 'text/plain', base64: 'YQ==' }] });
  await sam.react(picture.id, TROPHY);
  const last = await sam.post('A true win');
  await sam.react(last.id, TROPHY);
  await untilWins(it, ['proposed: A true win — Sam']);
  const refused = await guild.answerTo(sada, await sada.messageCommand(secret.id, 'Propose as a win'));
  assert.is(refused.content, 'What is said in a private thread stays private.');
});

test('a message is proposed from its menu, and who comes second is told so', async ({ it }) => {
  const { guild, domain } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'general')];
  const message = await sam.post('The docs are translated');
  const answer = await guild.answerTo(mia, await mia.messageCommand(message.id, 'Propose as a win'));
  assert.match(answer.content, 'Thank you! Staff will decide');
  const [win] = await all(it);
  assert.equal([win?.text, win?.authorName, win?.proposedBy], ['The docs are translated', 'Sam', 'Mia']);
  await domain.database.unitOfWork(() => domain.wins.accept(win!.id, 'Sam'));
  const second = await guild.answerTo(sam, await sam.messageCommand(message.id, 'Propose as a win'));
  assert.match(second.content, 'Somebody was faster');
  for (let index = 0; index < 10; index += 1) {
    await guild.answerTo(mia, await mia.messageCommand((await sam.post(`${index}`)).id, 'Propose as a win'));
  }
  const tooMany = await sam.post('eleventh');
  const asked = await guild.answerTo(mia, await mia.messageCommand(tooMany.id, 'Propose as a win'));
  assert.match(asked.content, 'You have proposed 10 wins within the hour');
});

test('what Discord tells twice is done once', async ({ it }) => {
  const { guild, sandbox } = it;
  const [mia, sam] = [await guild.as('mia', 'general'), await guild.as('sam', 'general')];
  await sandbox.control.faults.order({ kind: 'duplicate', event: 'INTERACTION_CREATE', times: 1 });
  await guild.answerTo(mia, await mia.slash('win add', { area: 'app', text: 'Once' }));
  const message = await sam.post('Twice told');
  await sandbox.control.faults.order({ kind: 'duplicate', event: 'MESSAGE_REACTION_ADD', times: 1 });
  await mia.react(message.id, TROPHY);
  await untilWins(it, ['proposed: Once — Mia', 'proposed: Twice told — Sam']);
  await sandbox.control.faults.order({ kind: 'duplicate', event: 'MESSAGE_REACTION_REMOVE', times: 1 });
  await mia.unreact(message.id, TROPHY);
  await untilWins(it, ['proposed: Once — Mia']);
});

test('another guild than Glim’s has no wins', async ({ it }) => {
  const { guild, bot } = it;
  const { homeGuildId } = bot;
  const sam = await guild.as('sam', 'general');
  const message = await sam.post('Elsewhere');
  try {
    bot.homeGuildId = '1';
    for (const asked of [
      await sam.slash('win add', { area: 'app', text: 'x' }),
      await sam.slash('win list'),
      await sam.messageCommand(message.id, 'Propose as a win'),
    ]) {
      assert.is((await guild.answerTo(sam, asked)).content, 'The Glimcap belongs to another guild.');
    }
    await sam.react(message.id, TROPHY);
  } finally {
    bot.homeGuildId = homeGuildId;
  }
  assert.equal(await all(it), []);
});

test.run();
