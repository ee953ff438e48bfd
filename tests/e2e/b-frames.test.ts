/** From an encoder that sends B-frames to the message in its streamer's DMs. */
import { once } from 'node:events';
import * as assert from 'uvu/assert';
import { type Media, openMedia } from '../../media/index.ts';
import { eventually } from '../../media/testing/eventually.ts';
import { type ObsLikeEncoders, startObsLikeEncoders } from '../../media/testing/obs-like-encoders.ts';
import { Live } from '../../server/live.ts';
import { StreamHealthWatch } from '../../server/stream-health-watch.ts';
import { silentLog } from '../support/database.ts';
import { type GuildBot, openGuildBot } from '../support/guild-bot.ts';
import { LiveGuild } from '../support/live-guild.ts';
import { suite } from '../support/suite.ts';

interface Context {
  it: GuildBot;
  media: Media;
  encoders: ObsLikeEncoders;
}

const test = suite<Context>('B-frames');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log: silentLog });
  context.encoders = startObsLikeEncoders();
});
test.after(async ({ it, media, encoders }) => {
  await encoders.close();
  media.close();
  await it.close();
});

test('are told to the streamer who sends them, once a stream, with the fix', async ({ it, media, encoders }) => {
  const { database, streamHealth, streams } = it.domain;
  const { unitOfWork } = database;
  const mia = await it.sandbox.control.userId('mia');
  const channel = await new LiveGuild(it).openChannel();
  await database.pool.query('update "user" set discord_id = $1 where id = $2', [mia, channel.owner.id]);
  const live = new Live({ media, streams, unitOfWork, log: silentLog });
  const watch = new StreamHealthWatch({ live, streamHealth, unitOfWork, log: silentLog });

  const encoder = await encoders.create(2);
  const session = await live.openIngest(channel, encoder.offer);
  await encoder.accept(session.answer);
  await encoder.connected();
  const arrived = once(session, 'firstPacket');
  await encoder.start();
  await arrived;
  await eventually(
    async () => [live.listOnAir().length, session.bFrameShare ?? 0],
    ([onAir = 0, share = 0]) => onAir > 0 && share > 0.5,
  );
  for (let looks = 0; looks < 4; looks += 1) {
    await watch.look();
    await it.work();
  }
  watch.close();

  const direct = await it.sandbox.control.as(mia).direct();
  const dms = (await direct.messages()).filter(({ embeds }) => embeds[0]?.url?.includes('?finding='));
  assert.equal(
    dms.map(({ embeds }) => embeds[0]?.title),
    ['Your pictures reach viewers out of order'],
  );
  assert.match(dms[0]?.embeds[0]?.description ?? '', /^\d\d(\.\d)? % of your pictures.*\*\*B-frames\*\* to \*\*0\*\*/);
});

test.run();
