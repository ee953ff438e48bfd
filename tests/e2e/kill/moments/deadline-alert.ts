import * as assert from 'uvu/assert';
import { eventually } from '../../../support/eventually.ts';
import type { KillMoment } from '../../../support/kill-scene.ts';

const LEAD = { id: '200000000000000001', name: 'Lea', isStaff: true, isManager: true };

/** A ticket was promised an answer within an hour, and has none. */
export const deadlineAlert: KillMoment = async ({ clock, discord, glim, guildId, proxy, run, tickets }) => {
  const staffChannelId = await glim.textChannelId('staff');
  const path = new RegExp(`/channels/${staffChannelId}/messages$`);
  const all = { guildId, categoryId: null, priority: null };
  await run(({ supportTargets }) => supportTargets.choose(LEAD, all, { firstResponseMinutes: 60 }));
  const { number } = await tickets.open(await tickets.newMember('Lou'));
  clock.advance({ hours: 2 });
  const answered = proxy.hold({ moment: 'answered', path });
  await run(async ({ deadlineWatch, support }) => {
    const ticket = await support.findByNumber(number);
    if (ticket) await deadlineWatch.look(ticket.id);
  });
  await answered;

  return async () => {
    await eventually('the alert to be known', async () => {
      const { rows } = await glim.database.pool.query('select message_id from ticket_alert');
      return rows.length === 1 && rows[0].message_id;
    });
    const owner = discord.as((await discord.state()).guild.owner_id).in(staffChannelId);
    const urls = (await owner.messages()).map(({ embeds }) => embeds[0]?.url ?? '');
    assert.is(urls.filter((url) => url.includes(`/staff/tickets/${number}#alert-`)).length, 1);
  };
};
