import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { createUser, openChannel } from '../../../tests/support/factories.ts';
import { movingPicture, picture } from '../../../tests/support/pictures.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { Emote } from './emote.entity.ts';
import { personOf } from './new-emote.ts';

interface Context {
  domain: TestDomain;
}

const test = suite<Context>('emotes of the platform');

test.before(async (context) => {
  context.domain = await openTestDomain();
});
test.beforeEach(async ({ domain }) => {
  await emptyTables(domain.database.pool, 'emote', '"user"', 'guild_emote_policy', 'emote_sync');
  await domain.database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(({ domain }) => domain.close());

const within = <T>({ database }: TestDomain, work: () => Promise<T>) => database.unitOfWork(work);

const said = async (work: () => Promise<unknown>) => (await refusal(work)).message;

async function propose(domain: TestDomain, name: string, number: number): Promise<Emote> {
  const image = await picture(number, { size: 16 });
  const by = personOf(await createUser(domain));
  return domain.emoteProposals.propose({ name, image, by, channel: null, source: 'web' });
}

test('an emote waits for staff, who see it in its turn; its files lie beside it', async ({ domain }) => {
  await within(domain, async () => {
    const first = await propose(domain, ':glimWave:', 1);
    await propose(domain, 'glimHi', 2);
    assert.equal([first.name, first.state, first.isAnimated], ['glimWave', 'waiting', false]);
    const waiting = await domain.emotes.listWaiting({ limit: 10 });
    assert.equal(
      waiting.map(({ name }) => name),
      ['glimWave', 'glimHi'],
    );
    assert.equal(await domain.emotes.list({ limit: 10 }), [], 'others do not see it');
    const image = await domain.emotes.findImage(first.id, '64');
    assert.is(image?.bytes.toString('latin1', 8, 12), 'WEBP');
  });
  assert.equal(
    (await domain.listJobs()).map(({ task }) => task),
    ['emote.review', 'emote.review'],
  );
});

test('a name is given once, however it is written, and so is a picture', async ({ domain }) => {
  await within(domain, async () => {
    await propose(domain, 'wave', 1);
    assert.is(
      await said(() => propose(domain, 'WAVE', 2)),
      'The name WAVE is taken by :wave:, which waits for staff. Choose another.',
    );
    assert.is(
      await said(() => propose(domain, 'other', 1)),
      'That is the same picture as :wave:, which waits for staff.',
    );
    for (const name of ['a', 'a b', 'a'.repeat(33), 'ümlaut', ''])
      assert.match(await said(() => propose(domain, name, 3)), 'An emote’s name has 2 to 32 letters');
  });
});

test('two proposals of one picture at once leave one emote', async ({ domain }) => {
  const results = await Promise.allSettled(
    ['one', 'two'].map((name) => within(domain, () => propose(domain, name, 1))),
  );
  assert.equal(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('staff decide once: who comes second is told who was first', async ({ domain }) => {
  const { id } = await within(domain, () => propose(domain, 'wave', 1));
  const decisions = await Promise.allSettled([
    within(domain, () => domain.emoteDesk.approve(id, 'Ada')),
    within(domain, () => domain.emoteDesk.decline(id, 'Sam', 'Too loud')),
  ]);
  const lost = decisions.find((each) => each.status === 'rejected');
  assert.match(String(lost?.reason), /(Ada has approved|Sam has declined) wave already\./);
  assert.is(decisions.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('what is declined frees its name and picture, and can be approved later if both are still free', async ({
  domain,
}) => {
  await within(domain, async () => {
    const first = await propose(domain, 'wave', 1);
    assert.match(await said(() => domain.emoteDesk.decline(first.id, 'Ada', '  ')), 'Give a reason');
    await domain.emoteDesk.decline(first.id, 'Ada', 'Too loud');
    const second = await propose(domain, 'wave', 2);
    assert.match(await said(() => domain.emoteDesk.approveAfterAll(first.id, 'Ada')), 'The name wave is taken');
    await domain.emoteDesk.rename(second.id, 'hello');
    const approved = await domain.emoteDesk.approveAfterAll(first.id, 'Ada');
    assert.equal([approved.state, approved.reason, approved.takenName], ['approved', null, 'wave']);
    await domain.emoteDesk.remove(first.id, 'Ada', 'Asked for');
    assert.equal(await domain.emotes.list({ limit: 10 }), []);
  });
});

test('static emotes are for all, animated ones for who supports the platform', async ({ domain }) => {
  await within(domain, async () => {
    const user = await createUser(domain);
    const still = await propose(domain, 'wave', 1);
    assert.is(await domain.emotes.canUse(user, still), false, 'it waits');
    await domain.emoteDesk.approve(still.id, 'Ada');
    const by = personOf(user);
    const image = await movingPicture(1, { size: 16 });
    const moving = await domain.emoteProposals.propose({ name: 'move', image, by, channel: null, source: 'web' });
    await domain.emoteDesk.approve(moving.id, 'Ada');
    assert.equal([await domain.emotes.canUse(user, still), await domain.emotes.canUse(user, moving)], [true, false]);
    await subscribe(domain, user.id);
    assert.is(await domain.emotes.canUse(user, moving), true);
  });
});

test('ten of a member wait at most, and each can be taken back', async ({ domain }) => {
  await within(domain, async () => {
    const { channel } = await openChannel(domain);
    const by = personOf(channel.owner);
    const bring = async (number: number) =>
      domain.emoteProposals.propose({
        name: `e_${number}`,
        image: await picture(number, { size: 8 }),
        by,
        channel,
        source: 'web',
      });
    const first = await bring(0);
    for (let number = 1; number < 10; number += 1) await bring(number);
    assert.match(await said(() => bring(10)), '10 of your emotes are already waiting');
    await domain.emoteProposals.withdraw(first.id, channel.owner);
    await bring(10);
    assert.is((await domain.emotes.listOfChannel(channel, { limit: 50 })).length, 11);
  });
});

test('a forgotten member leaves no undecided emote and no name', async ({ domain }) => {
  await within(domain, async () => {
    const by = { name: 'Mia', user: null, discordId: '123456789012345678' };
    const bring = async (name: string, number: number) =>
      domain.emoteProposals.propose({
        name,
        image: await picture(number, { size: 8 }),
        by,
        channel: null,
        source: 'guild',
      });
    const kept = await bring('kept', 1);
    await domain.emoteDesk.approve(kept.id, 'Ada');
    await bring('gone', 2);
    assert.is(await domain.emoteProposals.forgetMember('123456789012345678'), 2);
  });
  const left = await within(domain, () => domain.emotes.list({ limit: 10, states: ['waiting', 'approved'] }));
  assert.equal(
    left.map(({ name, proposedBy, proposerDiscordId }) => [name, proposedBy, proposerDiscordId]),
    [['kept', '', null]],
  );
});

test('approval, a new name and removal bring every guild that wants emotes in step', async ({ domain }) => {
  await within(domain, async () => {
    await domain.guildEmotes.choose('1', { mode: 'all' }, 'Ada');
    await domain.guildEmotes.choose('2', { mode: 'all' }, 'Ada');
    await domain.guildEmotes.choose('2', { mode: 'off' }, 'Ada');
    await domain.database.pool.query('delete from graphile_worker._private_jobs');
    const { id } = await propose(domain, 'wave', 1);
    await domain.emoteDesk.approve(id, 'Ada');
    await domain.emoteDesk.rename(id, 'hello');
    const changed = (await domain.listJobs()).filter(({ task }) => task === 'emotes.changed');
    assert.is(changed.length, 1, 'one job, however much changed');
    await domain.guildEmotes.requestAll();
  });
  const jobs = await domain.listJobs();
  assert.equal(
    jobs.filter(({ task }) => task === 'emotes.sync').map(({ payload }) => payload),
    [{ place: '1' }],
  );
});

test('a guild chooses emotes and slots; only what is approved can be chosen', async ({ domain }) => {
  await within(domain, async () => {
    const [a, b] = [await propose(domain, 'aa', 1), await propose(domain, 'bb', 2)];
    assert.match(
      await said(() => domain.guildEmotes.choose('1', { add: [a.id] }, 'Ada')),
      'Only emotes that are approved',
    );
    for (const { id } of [a, b]) await domain.emoteDesk.approve(id, 'Ada');
    assert.is(await domain.guildEmotes.listWanted('1'), null, 'nothing until somebody chooses');
    await domain.guildEmotes.choose('1', { mode: 'chosen', add: [b.id, a.id], maxStatic: 5 }, 'Ada');
    await domain.guildEmotes.choose('1', { maxAnimated: 0 }, 'Ada');
    const policy = await domain.guildEmotes.findPolicy('1');
    assert.equal([policy?.maxStatic, policy?.maxAnimated], [5, 0]);
    assert.equal(
      (await domain.guildEmotes.listWanted('1'))?.map(({ name }) => name),
      ['bb', 'aa'],
    );
    await domain.guildEmotes.choose('1', { drop: [b.id], maxStatic: null }, 'Ada');
    assert.equal(
      (await domain.guildEmotes.listWanted('1'))?.map(({ name }) => name),
      ['aa'],
    );
    assert.match(await said(() => domain.guildEmotes.choose('1', { maxStatic: 251 }, 'Ada')), 'from 0 to 250');
  });
});

async function subscribe({ database }: TestDomain, userId: string): Promise<void> {
  await database.pool.query(`insert into billing_customer (id, user_id, created_at) values ('cus_1', $1, now())`, [
    userId,
  ]);
  await database.pool.query(
    `insert into platform_subscription (id, customer_id, tier, status, period_end, cancel_at_period_end, refreshed_at)
     values ('sub_1', 'cus_1', 'plus', 'active', now() + interval '9 days', false, now())`,
  );
}

test.run();
