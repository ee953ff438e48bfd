import * as assert from 'uvu/assert';
import { eventually } from '../../../support/eventually.ts';
import type { KillMoment } from '../../../support/kill-scene.ts';

/** The go-live alerts do not work, for long enough to be told. */
export const staffNotice: KillMoment = async ({ clock, discord, glim, guildId, proxy, run }) => {
  const staffChannelId = await glim.textChannelId('staff');
  const path = new RegExp(`/channels/${staffChannelId}/messages$`);
  await run(({ capabilityReports }) => capabilityReports.failed(guildId, 'alerts', 'I lack Embed Links in #live.'));
  clock.advance({ minutes: 6 });
  const answered = proxy.hold({ moment: 'answered', path });
  await run(({ capabilityNotices }) => capabilityNotices.settle());
  await answered;

  return async () => {
    await eventually('the notice to be known', async () => {
      const notices = await run(({ capabilityNotices }) => capabilityNotices.listOpen(guildId));
      return notices.some(({ messageId }) => messageId);
    });
    const owner = discord.as((await discord.state()).guild.owner_id);
    const titles = (await owner.in(staffChannelId).messages()).map(({ embeds }) => embeds[0]?.title);
    assert.is(titles.filter((title) => title === 'Go-live alerts: does not work').length, 1);
    assert.is((await (await owner.direct()).messages()).length, 0);
  };
};
