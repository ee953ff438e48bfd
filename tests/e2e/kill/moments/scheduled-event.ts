import * as assert from 'uvu/assert';
import { addDays, dayAt } from '#domain/metrics/zoned-day.ts';
import type { KillMoment } from '../../../support/kill-scene.ts';

const PLAN = { title: 'Painting', time: '12:00', lengthMinutes: 120, timeZone: 'UTC', isWeekly: false };

/** A stream is planned, of which a guild makes a scheduled event. */
export const scheduledEvent: KillMoment = async ({ glim, discord, guildId, proxy, run }) => {
  const { slug } = await glim.openChannel();
  const textChannelId = await glim.textChannelId('live');
  const answered = proxy.hold({ moment: 'answered', path: /\/guilds\/\d+\/scheduled-events$/ });
  await run(async ({ alertChannels, channels, guildStreams, schedules }) => {
    if (!(await alertChannels.find({ guildId, textChannelId }))) await alertChannels.add({ guildId, textChannelId });
    await guildStreams.choose(guildId, { wantsEvents: true });
    const channel = await channels.get(slug);
    await schedules.add(channel, channel.owner, { ...PLAN, day: addDays(dayAt(new Date(), 'UTC'), 2) });
  });
  await answered;

  return async () => {
    const isKnown = async () => {
      const { rows } = await glim.database.pool.query('select event_id from guild_event where event_id is not null');
      return rows.map(({ event_id }) => event_id);
    };
    const [eventId] = await discord.until(async () => ((await isKnown()).length > 0 ? isKnown() : null), 30_000);
    assert.equal(
      (await discord.state()).scheduledEvents.map(({ id, name }) => [id, name]),
      [[eventId, 'Painting']],
    );
  };
};
