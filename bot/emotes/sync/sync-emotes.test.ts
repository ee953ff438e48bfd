import { randomUUIDv7 } from 'node:crypto';
import * as assert from 'uvu/assert';
import { EmoteGuild } from '../../../tests/support/emote-guild.ts';
import { picture } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  guild: EmoteGuild;
}

const test = suite<Context>('emotes in a guild');
const UPLOAD = { method: 'POST', path: '/guilds/*/emojis' };

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
});
test.beforeEach(({ guild }) => guild.clear());
test.after(({ guild }) => guild.it.close());

test('what is approved is brought, once, and the one report says what became of each', async ({ guild }) => {
  await guild.approve('wave', 'hello');
  await guild.approveMoving('dance');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  assert.equal(await guild.emoji(), ['wave', 'hello', 'dance']);
  assert.match(await guild.report(), /^Up to date since .*\*\*Added \(3\)\*\*\n- :dance:\n- :hello:\n- :wave:$/s);
  const uploads = await guild.uploads();
  await guild.sync();
  assert.is(await guild.uploads(), uploads);
  assert.match(await guild.report(), 'Here already (3)');
  assert.is((await guild.reports()).length, 1);
});

test('what others made stays as it is, and a name that they have gets a number', async ({ guild }) => {
  const { control } = guild.it.sandbox;
  await control.addEmoji('WAVE', await picture(90, { size: 8 }));
  await guild.approve('wave');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  assert.equal(await guild.emoji(), ['WAVE', 'wave_2']);
  assert.match(await guild.report(), ':wave: as :wave\\_2:, because the name is taken here');
  const foreign = (await control.state()).emojis[0]!;
  await control.deleteEmoji(foreign.id);
  await guild.sync();
  assert.equal(await guild.emoji(), ['wave']);
});

test('through an hour of rate limit it waits without hanging, says until when, and goes on', async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  await guild.approve('one', 'two', 'three');
  await guild.choose({ mode: 'all' });
  await sandbox.control.faults.order({ kind: 'delay', ...UPLOAD, ms: 0 });
  await sandbox.control.faults.order({ kind: 'rateLimit', ...UPLOAD, retryAfterSeconds: 3600 });
  await guild.sync();
  assert.equal(await guild.fates(), { one: 'added', two: 'limited', three: 'limited' });
  const until = Math.floor(domain.clock.now().getTime() / 1000) + 3600;
  const said = /1 of 3\. Discord takes no more for now, so I will continue by myself at <t:(\d+):t>/.exec(
    await guild.report(),
  );
  assert.ok(Math.abs(Number(said?.[1]) - until) < 5, await guild.report());
  const [job] = (await domain.listJobs()).filter(({ task }) => task === 'emotes.sync');
  assert.ok(Math.abs(job!.runAt.getTime() / 1000 - until) < 5);

  const uploads = await guild.uploads();
  await guild.sync();
  assert.is(await guild.uploads(), uploads, 'nothing is tried before');
  domain.clock.advance({ hours: 1, minutes: 1 });
  // Its own memory of the limit ends with the session, as the hour would end it.
  await guild.it.restart();
  await guild.sync();
  assert.equal(await guild.emoji(), ['one', 'two', 'three']);
  assert.equal(await guild.fates(), { one: 'added', two: 'added', three: 'added' });
  assert.is((await guild.reports()).length, 1);
});

test('an upload whose answer was lost is found again, and none is doubled', async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  await guild.approve('one', 'two');
  await guild.choose({ mode: 'all' });
  await sandbox.control.faults.order({ kind: 'dropAfter', ...UPLOAD });
  await assertThrows(() => guild.sync());
  assert.equal(await guild.emoji(), ['one'], 'it had come through');
  await guild.it.restart();
  domain.clock.advance({ minutes: 3 });
  await guild.sync();
  assert.equal(await guild.emoji(), ['one', 'two']);
  assert.equal(await guild.fates(), { one: 'added', two: 'added' });
});

test('an upload that never arrived is tried again, through 5xx too', async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  await guild.approve('one');
  await guild.choose({ mode: 'all' });
  for (const kind of ['dropBefore', 'status'] as const) {
    await sandbox.control.faults.order(kind === 'status' ? { kind, ...UPLOAD, status: 503 } : { kind, ...UPLOAD });
    await assertThrows(() => guild.sync());
    domain.clock.advance({ minutes: 3 });
  }
  assert.equal(await guild.emoji(), []);
  await guild.sync();
  assert.equal(await guild.emoji(), ['one']);
});

test("another emoji of the bot's under the same name is not taken for the lost one", async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  await guild.approve('one');
  await guild.choose({ mode: 'all' });
  await sandbox.control.faults.order({ kind: 'dropBefore', ...UPLOAD });
  await assertThrows(() => guild.sync());
  const image = `data:image/png;base64,${(await picture(77)).toString('base64')}`;
  await sandbox.api('POST', `/guilds/${guild.id}/emojis`, { name: 'one', image });
  domain.clock.advance({ minutes: 3 });
  await guild.sync();
  assert.equal(await guild.emoji(), ['one', 'one_2']);
});

test('what the guild deletes stays away until staff ask, and a name that it gives stays', async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  const [one, two] = await guild.approve('one', 'two');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  const [first, second] = (await sandbox.control.state()).emojis;
  await sandbox.control.deleteEmoji(first!.id);
  await sandbox.control.renameEmoji(second!.id, 'theirs');
  await guild.sync();
  await guild.within(() => domain.emoteDesk.rename(two!.id, 'zwei'));
  await guild.sync();
  assert.equal(await guild.emoji(), ['theirs']);
  assert.match(await guild.report(), 'Deleted here, so not added again (1)');
  assert.match(await guild.report(), ':zwei: as :theirs:, the name it was given here');
  await guild.within(async () => domain.guildEmotes.bringBack(guild.id, one!));
  await guild.sync();
  assert.equal((await guild.emoji()).sort(), ['one', 'theirs']);
});

test("a new name and a removal on the platform reach the guild, also when our own rename's answer was lost", async ({
  guild,
}) => {
  const { sandbox, domain } = guild.it;
  const [one, two] = await guild.approve('one', 'two');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  await guild.within(() => domain.emoteDesk.rename(one!.id, 'eins'));
  await sandbox.control.faults.order({ kind: 'dropAfter', method: 'PATCH', path: '/guilds/*/emojis/*' });
  await assertThrows(() => guild.sync());
  domain.clock.advance({ minutes: 3 });
  await guild.within(() => domain.emoteDesk.rename(one!.id, 'uno'));
  await guild.within(() => domain.emoteDesk.remove(two!.id, 'Ada', 'Asked for'));
  await guild.sync();
  assert.equal(await guild.emoji(), ['uno']);
});

test('without a free slot an emote becomes an emoji of the application', async ({ guild }) => {
  const { sandbox } = guild.it;
  for (let count = 0; count < 49; count += 1)
    await sandbox.control.addEmoji(`theirs_${count}`, await picture(91, { size: 8 }));
  const [, two] = await guild.approve('one', 'two');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  assert.equal(await guild.fates(), { one: 'added', two: 'no_slot' });
  await guild.sync('application');
  assert.equal(
    (await sandbox.control.state()).applicationEmojis.map(({ name }) => name),
    ['two'],
  );
  assert.equal(await guild.fates(), { one: 'added', two: 'overflow' });
  const shown = await guild.within(() => guild.it.domain.emojiLedger.findShown(guild.id, two!));
  assert.is(shown?.place, 'application');
  await sandbox.control.setBoostTier(1);
  await sandbox.control.until(async () => guild.it.bot.client.guilds.cache.get(guild.id)?.premiumTier === 1);
  await guild.sync();
  assert.is((await guild.fates()).two, 'added', 'a boost makes room');
});

test('Discord has the last word on slots, and emotes that lost theirs with a boost are told of', async ({ guild }) => {
  const { sandbox, bot } = guild.it;
  await sandbox.control.setBoostTier(1);
  await sandbox.control.until(async () => bot.client.guilds.cache.get(guild.id)?.premiumTier === 1);
  for (let count = 0; count < 50; count += 1)
    await sandbox.control.addEmoji(`theirs_${count}`, await picture(91, { size: 8 }));
  await guild.approve('one', 'two');
  await guild.choose({ mode: 'all', maxStatic: 1 });
  await guild.sync();
  assert.equal(await guild.fates(), { one: 'added', two: 'no_slot' });
  await sandbox.control.setBoostTier(0);
  await sandbox.control.until(async () => bot.client.guilds.cache.get(guild.id)?.premiumTier === 0);
  await guild.sync();
  assert.is((await guild.emoji()).includes('one'), true, 'it stays');
  assert.match(await guild.report(), 'Locked since this guild lost boosts (1)**\n- :one:');

  await guild.choose({ maxStatic: null });
  bot.client.guilds.cache.get(guild.id)!.premiumTier = 3;
  await guild.sync();
  assert.is((await guild.fates()).two, 'no_slot', 'whatever we computed');
});

test('without the permission nothing is tried, the report says so, and `off` touches nothing', async ({ guild }) => {
  const { sandbox, bot } = guild.it;
  await guild.approve('one');
  await guild.choose({ mode: 'all' });
  const role = (await sandbox.control.state()).roles.find(({ tags }) => tags?.bot_id)!;
  await sandbox.control.editRole(role.id, { permissions: String(BigInt(role.permissions) & ~(1n << 43n)) });
  const has = () => bot.client.guilds.cache.get(guild.id)!.members.me!.permissions.has(1n << 43n);
  await sandbox.control.until(async () => !has());
  await guild.sync();
  assert.match(await guild.report(), 'I am missing the permission Create Expressions');
  await sandbox.control.editRole(role.id, { permissions: role.permissions });
  await sandbox.control.until(async () => has());
  await guild.sync();
  assert.equal(await guild.emoji(), ['one']);
  await guild.choose({ mode: 'off' });
  await guild.approve('two');
  await guild.sync();
  assert.equal(await guild.emoji(), ['one']);
});

test('two at once bring nothing twice', async ({ guild }) => {
  await guild.approve('one', 'two', 'three');
  await guild.choose({ mode: 'all' });
  await Promise.all([guild.sync(), guild.sync()]);
  await guild.sync();
  assert.equal(await guild.emoji(), ['one', 'two', 'three']);
  assert.is((await guild.reports()).length, 1);
});

test('what a process has claimed is left to it while it lives, and goes on without it as soon as its lease is out', async ({
  guild,
}) => {
  const { pool } = guild.it.domain.database;
  const other = randomUUIDv7();
  const lease = `insert into process_lease (id, kind, worker_ids) values ($1, 'other', array[$1::uuid::text])`;
  await guild.approve('one');
  await guild.choose({ mode: 'all' });
  await pool.query(lease, [other]);
  await guild.within(() => guild.it.domain.emoteSyncs.claim(guild.id, other));
  await guild.sync();
  assert.equal(await guild.emoji(), []);
  await pool.query("update process_lease set renewed_at = now() - interval '13 seconds' where id = $1", [other]);
  await guild.sync();
  assert.equal(await guild.emoji(), ['one']);
  await pool.query('delete from process_lease where id = $1', [other]);
});

test('each guild has its own policy, and what one deletes the other keeps', async ({ guild }) => {
  const { sandbox, bot } = guild.it;
  const other = await sandbox.control.addGuild('Other');
  await sandbox.control.until(async () => bot.client.guilds.cache.has(other.id));
  const [, two] = await guild.approve('one', 'two');
  await guild.choose({ mode: 'all' });
  await guild.choose({ mode: 'chosen', add: [two!.id] }, other.id);
  await guild.sync();
  await guild.sync(other.id);
  assert.equal([await guild.emoji(), await guild.emoji(other.id)], [['one', 'two'], ['two']]);
  await guild.choose({ drop: [two!.id] }, other.id);
  await guild.sync(other.id);
  assert.equal([await guild.emoji(), await guild.emoji(other.id)], [['one', 'two'], []]);
});

test('a report that a moderator deleted comes back only for who asks', async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  await guild.approve('one');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  const [report] = await guild.reports();
  await sandbox.control.faults.order({ kind: 'deleteMessage', channelId: report!.channel_id, messageId: report!.id });
  await guild.approve('two');
  await guild.sync();
  assert.equal(await guild.reports(), []);
  assert.equal(await guild.emoji(), ['one', 'two']);
  await guild.within(() => domain.guildEmotes.ask(guild.id));
  await guild.sync();
  assert.is((await guild.reports()).length, 1);
});

test('what guilds do is noticed by itself', async ({ guild }) => {
  const { sandbox, domain } = guild.it;
  await guild.approve('one');
  await guild.choose({ mode: 'all' });
  await guild.sync();
  await domain.database.pool.query('delete from graphile_worker._private_jobs');
  const [emoji] = (await sandbox.control.state()).emojis;
  await sandbox.control.deleteEmoji(emoji!.id);
  await sandbox.control.until(async () => (await domain.listJobs()).some(({ task }) => task === 'emotes.sync'));
});

async function assertThrows(work: () => Promise<unknown>): Promise<void> {
  const isThrown = await work().then(
    () => false,
    () => true,
  );
  assert.ok(isThrown, 'the job fails and is tried again');
}

test.run();
