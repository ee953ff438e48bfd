import * as assert from 'uvu/assert';
import { eventually } from '../../../support/eventually.ts';
import type { KillMoment } from '../../../support/kill-scene.ts';

const LEAD = { id: '200000000000000001', name: 'Lea', isStaff: true, isManager: true };

/** The time has come for which staff scheduled a ticket to close. */
export const scheduledClose: KillMoment = async ({ clock, discord, proxy, run, tickets }) => {
  const { number, threadId, member } = await tickets.open(await tickets.newMember('Kim'));
  const at = new Date(clock.now().getTime() + 3_600_000);
  const getTicket = () =>
    run(async ({ support }) => {
      const ticket = await support.findByNumber(number);
      if (!ticket) throw new Error(`there is no ticket #${number}`);
      return ticket;
    });
  const { id } = await getTicket();
  await run(({ ticketClosing }) => ticketClosing.scheduleClose(id, LEAD, at));
  await tickets.see(member, ({ content }) => content.includes('has scheduled this ticket to close'));
  const path = new RegExp(`/channels/${threadId}/messages$`);
  const answered = proxy.hold({ moment: 'answered', path });
  await run(({ ticketClosing }) => ticketClosing.closeIfDue(id, at));
  await answered;

  return async () => {
    const owner = discord.as((await discord.state()).guild.owner_id);
    await eventually('the thread to be locked', async () => {
      const { threads } = await owner.state();
      return threads.find((thread) => thread.id === threadId)?.thread_metadata?.locked;
    });
    assert.is((await getTicket()).state, 'closed');
    const said = (await owner.in(threadId).messages()).map(({ content }) => content);
    assert.is(said.filter((content) => content.startsWith('This ticket is closed')).length, 1, said.join('\n'));
  };
};
