import type { PlatformRole } from '#domain/accounts/user.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { StaffTicketView } from '../../server/presenters/staff-ticket.ts';
import { type Answer, openTestApp, type TestApp } from './app.ts';

type Headers = Record<string, string>;
type Acted = StaffTicketView & { code: string; detail: string };

/** The app with people of staff who work on tickets, and a way to have tickets without Discord. */
export interface BoardApp extends TestApp {
  /** Ada of support, Sam who moderates, a core member without Discord, and a visitor. */
  ada: Headers;
  sam: Headers;
  cleo: Headers;
  visitor: Headers;
  /** Opens a ticket of a new member. */
  open(ticket?: { subject?: string; categoryId?: string; memberName?: string }): Promise<Ticket>;
  see(ticket: Ticket, headers?: Headers): Promise<StaffTicketView>;
  act(ticket: Ticket, verb: string, json: object, headers?: Headers): Promise<Answer<Acted>>;
}

export const BOARD_GUILD = '300000000000000001';
export const ADA_ID = '200000000000000003';
export const SAM_ID = '200000000000000004';
export const VISITOR_ID = '200000000000000005';
export const MONDAY_MORNING = '2026-06-01T06:00:00Z';
/** How Ada manages the guild's support in Discord. */
export const ADA_LEADS = { id: ADA_ID, name: 'ada', isStaff: true, isManager: true };

export async function openBoardApp(): Promise<BoardApp> {
  const app = await openTestApp();
  app.clock.set(MONDAY_MORNING);
  const { accounts, call, database, signIn, support } = app;
  const person = async (name: string, discordId: string | null, roles: PlatformRole[]) => {
    const user = await database.unitOfWork(() => accounts.createUser({ name, discordId, roles }));
    return (await signIn(user)).headers;
  };
  const ada = await person('ada', ADA_ID, ['support']);
  let members = 0;
  return {
    ...app,
    ada,
    sam: await person('sam', SAM_ID, ['moderator']),
    cleo: await person('cleo', null, ['core']),
    visitor: await person('vic', VISITOR_ID, []),
    open({ subject = 'Key', categoryId, memberName = 'Mia' } = {}) {
      return database.unitOfWork(async () => {
        const member = { id: `21${String(++members).padStart(16, '0')}`, name: memberName, avatarUrl: null };
        const where = { guildId: BOARD_GUILD, ticketChannelId: '300000000000000002' };
        const request = { ...where, text: 'It fails', subject, member };
        const ticket = await support.open({ ...request, ...(categoryId && { categoryId }) });
        await support.threadStarted(ticket, `4${String(members).padStart(17, '0')}`);
        await support.opened(ticket, '500000000000000001');
        return ticket;
      });
    },
    async see({ number }, headers = ada) {
      return (await call<StaffTicketView>('GET', `/api/v1/staff/tickets/${number}`, { headers })).body;
    },
    act: ({ number }, verb, json, headers = ada) =>
      call<Acted>('POST', `/api/v1/staff/tickets/${number}/${verb}`, { headers, json }),
  };
}
