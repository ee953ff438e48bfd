import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { EmoteGuild } from '../../../tests/support/emote-guild.ts';
import { labelsOf, textOf } from '../../../tests/support/glimcap-guild.ts';
import { picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { showReview } from './show-review.ts';

interface Context {
  guild: EmoteGuild;
}

const test = suite<Context>('emotes waiting for staff');
let count = 0;

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
});
test.beforeEach(({ guild }) => guild.clear());
test.after(({ guild }) => guild.it.close());

/** A member proposes an emote, and its job runs. */
async function propose(guild: EmoteGuild, name: string): Promise<Emote> {
  const { emoteProposals } = guild.it.domain;
  count += 1;
  const image = await picture(count, { size: 8 });
  const by = { name: 'Mia', user: null, discordId: null };
  const emote = await guild.within(() => emoteProposals.propose({ name, image, channel: null, by, source: 'web' }));
  await show(guild, emote);
  return emote;
}

const show = (guild: EmoteGuild, { id }: Emote) => guild.within(() => showReview({ emoteId: id }, guild.it.bot));
const as = ({ it }: EmoteGuild, name: string) => it.guild.as(name, 'staff');
const titleOf = ({ embeds }: APIMessage) => embeds[0]?.title ?? '';

/** The cards that stand in the staff's text channel and are about an emote of that name. */
async function cards(guild: EmoteGuild, name: string): Promise<APIMessage[]> {
  const sam = await as(guild, 'sam');
  return (await sam.messages()).filter((message) => titleOf(message).startsWith(`:${name}:`));
}

async function card(guild: EmoteGuild, name: string, title: string): Promise<APIMessage> {
  return guild.it.guild.see(await as(guild, 'sam'), (message) => titleOf(message) === `:${name}: ${title}`);
}

test('staff approve by a button; the one card says who it was', async ({ guild }) => {
  await propose(guild, 'wave');
  const [waiting] = await cards(guild, 'wave');
  assert.is(titleOf(waiting!), ':wave: is waiting for review');
  assert.match(waiting?.embeds[0]?.image?.url ?? '', '/cdn/attachments/');
  assert.equal(labelsOf(waiting!), ['Approve', 'Decline', 'Rename']);
  await guild.it.guild.click(await as(guild, 'sam'), waiting!, 'Approve');
  const done = await card(guild, 'wave', 'is approved');
  assert.equal([done.id, labelsOf(done)], [waiting!.id, []]);
  assert.match(JSON.stringify(done.embeds[0]?.fields), '"Sam"');
  assert.match(done.embeds[0]?.image?.url ?? '', '/cdn/attachments/', 'with its picture still');
  assert.equal(
    (await guild.within(() => guild.it.domain.emotes.list({ limit: 9 }))).map(({ name }) => name),
    ['wave'],
  );
});

test('they decline with a reason, and rename, by forms', async ({ guild }) => {
  const emote = await propose(guild, 'loud');
  const [waiting] = await cards(guild, 'loud');
  const sam = await as(guild, 'sam');
  const renaming = await guild.it.guild.click(sam, waiting!, 'Rename');
  assert.is(textOf(renaming, 'text'), 'loud');
  await sam.submitModal(renaming.interactionId, { text: 'quiet' });
  const renamed = await card(guild, 'quiet', 'is waiting for review');
  const declining = await guild.it.guild.click(sam, renamed, 'Decline');
  await sam.submitModal(declining.interactionId, { text: 'Too loud' });
  const done = await card(guild, 'quiet', 'was declined');
  assert.match(JSON.stringify(done.embeds[0]?.fields), 'Too loud');
  const kept = await guild.within(() => guild.it.domain.emotes.get(emote.id));
  assert.equal([kept.state, kept.reason, kept.decidedBy], ['declined', 'Too loud', 'Sam']);
});

test('of two who decide at once the second is told who was first', async ({ guild }) => {
  const { control } = guild.it.sandbox;
  await propose(guild, 'race');
  const [waiting] = await cards(guild, 'race');
  const [sam, ada] = [await as(guild, 'sam'), await as(guild, 'ada')];
  const form = await guild.it.guild.click(ada, waiting!, 'Decline');
  await guild.it.guild.click(sam, waiting!, 'Approve');
  await card(guild, 'race', 'is approved');
  await ada.submitModal(form.interactionId, { text: 'No' });
  await control.until(async () =>
    (await ada.messages()).some(({ content }) => content === 'Sam has approved race already.'),
  );
});

test('a hidden button is no permission: members decide on nothing', async ({ guild }) => {
  const emote = await propose(guild, 'mine');
  const [waiting] = await cards(guild, 'mine');
  const { control } = guild.it.sandbox;
  const { user } = await control.addMember('Kim');
  const staffChannelId = await control.channelId('staff');
  await control.overwrite(staffChannelId, user.id, { allow: String(1n << 10n) });
  const kim = control.as(user.id).in(staffChannelId);
  for (const label of ['Approve', 'Decline', 'Rename']) await guild.it.guild.click(kim, waiting!, label);
  await control.until(
    async () => (await kim.messages()).filter(({ content }) => content === 'Staff decide on emotes.').length === 3,
  );
  assert.is((await guild.within(() => guild.it.domain.emotes.get(emote.id))).state, 'waiting');
});

test('a crash between Discord and us leaves one card, and a deleted one is not posted again', async ({ guild }) => {
  const { control } = guild.it.sandbox;
  const emote = await propose(guild, 'once');
  await guild.it.domain.database.pool.query('update emote_review set message_id = null');
  await guild.it.restart();
  await show(guild, emote);
  const [standing, ...others] = await cards(guild, 'once');
  assert.equal(others, []);
  await control.faults.order({ kind: 'deleteMessage', channelId: standing!.channel_id, messageId: standing!.id });
  await show(guild, emote);
  await show(guild, emote);
  assert.equal(await cards(guild, 'once'), []);
  await guild.within(() => guild.it.domain.emoteDesk.approve(emote.id, 'Ada'));
  await show(guild, emote);
  assert.equal(await cards(guild, 'once'), []);
});

test('what is decided on the web shows on the card, after a restart too', async ({ guild }) => {
  const emote = await propose(guild, 'web');
  await guild.within(() => guild.it.domain.emoteDesk.decline(emote.id, 'Ada', 'Blurred'));
  await guild.it.restart(() => show(guild, emote).catch(() => undefined));
  await show(guild, emote);
  assert.equal(labelsOf(await card(guild, 'web', 'was declined')), []);
});

test("a proposal follows the guild's emoji as long as it waits, and is the platform's then", async ({ guild }) => {
  const { control } = guild.it.sandbox;
  const { emotes, emoteDesk } = guild.it.domain;
  const one = await control.addEmoji('one', await picture(60, { size: 16 }));
  const two = await control.addEmoji('two', await picture(61, { size: 16 }));
  const mia = await guild.it.guild.as('mia', 'general');
  await control.until(async () => guild.it.bot.client.guilds.cache.get(guild.id)!.emojis.cache.has(two.id));
  for (const [name, { id }] of [
    ['one', one],
    ['two', two],
  ] as const) {
    const said = await guild.it.guild.answerTo(mia, await mia.slash('emote propose', { emoji: `<:${name}:${id}>` }));
    assert.match(said.content, `Staff will review :${name}:.`);
  }
  await control.renameEmoji(one.id, 'uno');
  await control.deleteEmoji(two.id);
  const stateOf = (id: string) => guild.within(async () => (await emotes.findByOrigin(id))!);
  await control.until(async () => (await stateOf(one.id)).name === 'uno');
  await control.until(async () => (await stateOf(two.id)).state === 'removed');
  const { id } = await stateOf(one.id);
  await guild.within(() => emoteDesk.approve(id, 'Ada'));
  await control.deleteEmoji(one.id);
  await guild.it.restart();
  assert.equal([(await stateOf(one.id)).state, (await stateOf(one.id)).name], ['approved', 'uno']);
});

test.run();
