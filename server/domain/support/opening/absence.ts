import { DomainError } from '../../errors.ts';
import type { OutsideHours } from '../categories/outside-hours.ts';
import type { TicketCategory } from '../categories/ticket-category.entity.ts';
import type { SupportHours } from '../sla/support-hours.ts';

/** That nobody of a category's team is there. */
export interface Absence {
  /** What happens then with who asks for help. */
  rule: OutsideHours;
  /** When somebody is there again; null when nobody ever is. */
  opensAt: Date | null;
}

/** Whether nobody is there; null while somebody is. */
export async function findAbsence(
  { id, guildId, outsideHours }: TicketCategory,
  { supportHours, now }: { supportHours: Pick<SupportHours, 'calendar'>; now: Date },
): Promise<Absence | null> {
  const calendar = await supportHours.calendar({ guildId, categoryId: id });
  const opensAt = calendar.nextOpening(now);
  return opensAt && opensAt <= now ? null : { rule: outsideHours, opensAt };
}

/**
 * Holds back a member who asks while nobody is there, as the category says.
 * @param isTold whether they know it, and want their ticket all the same
 * @throws DomainError conflict `ticket_hours_closed`, `ticket_hours_ask`
 */
export function refuseAbsent({ rule, opensAt }: Absence, { name, isTold }: { name: string; isTold: boolean }): void {
  if (rule === 'tell' || (rule === 'ask' && isTold)) return;
  if (rule === 'ask') {
    const sentence = 'Our team is not there any more. Ask for the ticket again, and you can open it anyway.';
    throw new DomainError('conflict', 'ticket_hours_ask', sentence);
  }
  const closed = `Our team is away right now and takes no tickets about ${name}.`;
  if (!opensAt) throw new DomainError('conflict', 'ticket_hours_closed', closed, { name });
  const { at, relative } = timesOf(opensAt);
  const sentence = `${closed} You can open one ${at} (${relative}).`;
  throw new DomainError('conflict', 'ticket_hours_closed', sentence, { name, at, relative, context: 'until' });
}

/** As Discord shows them: in the reader's own time zone and language. */
function timesOf(opensAt: Date): { at: string; relative: string } {
  const seconds = Math.floor(opensAt.getTime() / 1000);
  return { at: `<t:${seconds}:f>`, relative: `<t:${seconds}:R>` };
}
