import type { Actor } from '#domain/support/policies.ts';
import type { TicketRequest } from '#domain/support/support.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { TestDomain } from './domain.ts';

export const GUILD_ID = '300000000000000001';
export const MIA = { id: '200000000000000001', name: 'Mia', avatarUrl: null };
export const SAM: Actor = { id: '200000000000000002', name: 'Sam', isStaff: true };
export const ADA: Actor = { id: '200000000000000003', name: 'Ada', isStaff: true, isManager: true };
export const STRANGER: Actor = { id: '200000000000000004', name: 'Sol', isStaff: false };
/** Mia as the rules see her. */
export const MEMBER: Actor = { id: MIA.id, name: MIA.name, isStaff: false };

let places = 0;

/** A ticket in state `opening`. */
export function beginTicket({ database, support }: TestDomain, request: Partial<TicketRequest> = {}): Promise<Ticket> {
  const given = { guildId: GUILD_ID, ticketChannelId: '300000000000000002', member: MIA };
  return database.unitOfWork(() => support.open({ ...given, subject: 'Key', text: 'It fails', ...request }));
}

/** A ticket that stands in a place of its own. */
export async function openTicket(context: TestDomain, request: Partial<TicketRequest> = {}): Promise<Ticket> {
  const { id } = await beginTicket(context, request);
  const { database, support } = context;
  return database.unitOfWork(async () => {
    const ticket = await support.find(id);
    if (!ticket) throw new Error('the ticket is gone');
    places += 1;
    await support.threadStarted(ticket, `4${String(places).padStart(17, '0')}`);
    await support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

/** Empties what a test of tickets has written. */
export async function emptyTickets({ database }: TestDomain): Promise<void> {
  await database.pool.query(
    'delete from ticket; delete from ticket_panel; delete from ticket_block; delete from ticket_category; delete from support_settings; delete from graphile_worker._private_jobs',
  );
}

/** What was told of tickets, oldest first. */
export async function toldChanges(context: TestDomain): Promise<string[]> {
  const jobs = await context.listJobs();
  return jobs.flatMap(({ task, payload }) => (task === 'ticket.changed' ? [payload.change ?? ''] : []));
}
