/** What a streamer is told of how their stream arrives. */
import * as assert from 'uvu/assert';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../../tests/support/live-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  mia: string;
}

const test = suite<Context>('health of a stream in a DM');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  context.mia = await context.it.sandbox.control.userId('mia');
});
test.after(({ it }) => it.close());

/** A stream of Mia's that is not as it should be. */
async function startBadly({ it, live, mia }: Context) {
  await it.domain.database.pool.query('delete from "user"');
  const channel = await live.openChannel();
  await it.domain.database.pool.query('update "user" set discord_id = $1', [mia]);
  const stream = await live.start(channel);
  const observe = () =>
    it.domain.database.unitOfWork(() => it.domain.streamHealth.observe(stream.id, { keyFrameIntervalMs: 8_333 }));
  await observe();
  return { stream, observe };
}

test('the streamer is told the fix, once a stream, whatever answer is lost', async (context) => {
  const { it, mia } = context;
  const { observe } = await startBadly(context);
  await it.sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/channels/*/messages', times: 8 });
  await it.work().catch(() => undefined);
  await it.restart(() => it.sandbox.control.faults.clear());
  await it.work();
  await observe();
  await it.work();
  const direct = await it.sandbox.control.as(mia).direct();
  const dms = (await direct.messages()).filter(({ embeds }) => embeds[0]?.url?.includes('?finding='));
  assert.is(dms.length, 1);
  assert.match(dms[0]?.embeds[0]?.description ?? '', /8\.3 s apart.*Keyframe Interval\*\* to \*\*1 s/);
});

test('closed DMs are remembered, and nothing is tried again', async (context) => {
  const { it, mia } = context;
  await it.sandbox.control.as(mia).set({ acceptsDirectMessages: false });
  const { stream } = await startBadly(context);
  await it.work();
  const [finding] = await it.domain.database.unitOfWork(() => it.domain.streamHealth.list(stream));
  assert.equal([finding?.toldAt, Boolean(finding?.dmClosedAt)], [null, true]);
});

test.run();
