/** The whole of Discord's REST API is away, or the whole of Discord: what was to happen, happens afterwards, once. */
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { LiveGuild } from '../tests/support/live-guild.ts';
import { suite } from '../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../tests/support/ticket-bot.ts';

interface Context extends TicketBot {
  live: LiveGuild;
}

/** How Discord is away, and how it comes back. */
interface Outage {
  begin(context: Context): Promise<void>;
  end(context: Context): Promise<void>;
}

const ofRest = (answer: number | 'none'): Outage => ({
  begin: ({ sandbox }) => sandbox.control.faults.order({ kind: 'apiOutage', answer }),
  end: ({ sandbox }) => sandbox.control.faults.clear(),
});
const OUTAGES: Record<string, Outage> = {
  'REST answers 503': ofRest(503),
  'REST breaks every connection': ofRest('none'),
  'Discord refuses connections': {
    begin: ({ sandbox }) => sandbox.sandbox.cut(),
    async end({ bot, sandbox }) {
      await sandbox.sandbox.mend();
      // The gateway came back too when it tells of what happens.
      await sandbox.control.addChannel('back');
      await sandbox.control.until(
        async () => bot.client.channels.cache.some((one) => 'name' in one && one.name === 'back'),
        30_000,
      );
      await sandbox.control.deleteChannel(await sandbox.control.channelId('back'));
      await sandbox.control.until(
        async () => !bot.client.channels.cache.some((one) => 'name' in one && one.name === 'back'),
      );
    },
  },
};

const test = suite<Context>('outages of Discord');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  context.live = new LiveGuild(bot);
  const general = await context.live.owner('general');
  await bot.answer(general, 'support category edit', { category: 'Support', cooldown: 0 });
  await bot.work();
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** Work that fails during the outage and is done after it. */
async function through(context: Context, outage: Outage): Promise<void> {
  await outage.begin(context);
  const failure = await context.work().then(
    () => null,
    (error: Error) => error,
  );
  await outage.end(context);
  assert.ok(failure, 'nothing was tried');
  await context.work();
}

const cardsOf = async ({ live }: Context, channel: Channel) => live.cards(await live.owner('live'), channel);

for (const [title, outage] of Object.entries(OUTAGES)) {
  test(`while ${title}, a card is neither lost nor doubled, at its beginning and at its end`, async (context) => {
    const { live } = context;
    const channel = await live.openChannel();
    const stream = await live.start(channel);
    await through(context, outage);
    assert.is((await cardsOf(context, channel)).length, 1);
    await live.end(stream);
    await through(context, outage);
    const [card, ...others] = await cardsOf(context, channel);
    assert.equal(others, []);
    assert.match(card?.embeds[0]?.description ?? '', 'was live');
  });

  test(`while ${title}, a ticket that is closed elsewhere is closed in Discord afterwards`, async (context) => {
    const { domain, sandbox, stored, tickets } = context;
    const userId = await tickets.newMember(`Kim${Object.keys(OUTAGES).indexOf(title)}`);
    const { number, threadId } = await tickets.open(userId, { category: 'Support' });
    await context.work();
    const { id } = await stored(number);
    const by = { id: await sandbox.control.userId('sam'), name: 'Sam', isStaff: true };
    await domain.database.unitOfWork(() => domain.ticketClosing.close(id, by, { reason: 'done' }));
    await through(context, outage);
    const { threads } = await sandbox.control.state();
    const thread = threads.find((one) => one.id === threadId);
    assert.equal([thread?.thread_metadata?.archived, thread?.thread_metadata?.locked], [true, true]);
  });
}

test('a form that REST cannot answer opens nothing, and nobody is in the way of the next try', async (context) => {
  const { domain, sandbox, tickets } = context;
  const userId = await tickets.newMember('Lou');
  await sandbox.control.faults.order({ kind: 'apiOutage' });
  const { outcome } = await tickets.fillIn(userId, { category: 'Support' });
  assert.is(outcome.outcome, 'unanswered');
  await sandbox.control.faults.clear();
  const place = sandbox.control.as(userId).in(await sandbox.control.channelId('general'));
  const form = await place.slash('ticket open', { category: 'Support' });
  await sandbox.control.faults.order({ kind: 'apiOutage' });
  const sent = await place.submitModal(form.interactionId, { subject: 'No sound', text: 'No sound' });
  assert.is(sent.outcome, 'unanswered');
  await sandbox.control.faults.clear();
  const { number } = await tickets.open(userId, { category: 'Support' });
  const { rows } = await domain.database.pool.query('select number from ticket where member_id = $1', [userId]);
  assert.equal(
    rows.map((row) => row.number),
    [number],
  );
});

test.run();
