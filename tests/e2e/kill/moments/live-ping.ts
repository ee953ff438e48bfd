import * as assert from 'uvu/assert';
import { eventually } from '../../../support/eventually.ts';
import type { KillMoment } from '../../../support/kill-scene.ts';

/** A member who asked for it is told in a direct message that a streamer is live. */
export const livePing: KillMoment = async ({ discord, glim, guildId, proxy, run }) => {
  const { slug } = await glim.openChannel();
  const { user } = await discord.addMember('Pia');
  const direct = await discord.as(user.id).direct();
  const path = new RegExp(`/channels/${direct.channelId}/messages$`);
  const answered = proxy.hold({ moment: 'answered', path });
  await run(async ({ channels, livePings, streams }) => {
    const channel = await channels.get(slug);
    await livePings.add(guildId, user.id, channel);
    await streams.start(channel.id);
  });
  await answered;

  return async () => {
    await eventually('the ping to be known as sent', async () => {
      const { rows } = await glim.database.pool.query('select state from ping_delivery where member_id = $1', [
        user.id,
      ]);
      return rows.length === 1 && rows[0].state === 'sent';
    });
    assert.is((await direct.messages()).length, 1);
  };
};
