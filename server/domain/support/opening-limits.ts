import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import { standingBlock } from './blocks/standing-block.ts';
import type { TicketCategory } from './categories/ticket-category.entity.ts';
import { type Ticket, TicketSchema } from './ticket.entity.ts';

interface Opening {
  category: TicketCategory;
  member: { id: string; roleIds: readonly string[] };
  /** Over all categories of the guild. */
  maxOpenPerMember: number;
  now: Date;
}

/**
 * Holds back who may not open a ticket: blocked, without a role that is needed,
 * with too many open, or too fast. Takes locks for the rest of the transaction:
 * forms sent at once count one after the other.
 * @throws DomainError forbidden `ticket_blocked`, `ticket_role_missing`, `ticket_role_blocked`;
 *   conflict `tickets_too_many`, `tickets_full`, `ticket_too_soon`
 */
export async function refuseOpening(em: EntityManager, opening: Opening): Promise<void> {
  const { category, member, now } = opening;
  const { guildId } = category;
  await lock(em, `ticket:${guildId}:${member.id}`);
  await refuseBlocked(em, { guildId, memberId: member.id, now });
  refuseRoles(opening);
  await refuseTooMany(em, opening);
  await refuseTooSoon(em, opening);
  if (category.maxOpen) await refuseFull(em, category, category.maxOpen);
}

/** @throws DomainError forbidden `ticket_blocked` */
export async function refuseBlocked(
  em: EntityManager,
  { guildId, memberId, now }: { guildId: string; memberId: string; now: Date },
): Promise<void> {
  const block = await standingBlock(em, { guildId, memberId, now });
  if (!block) return;
  const { reason, expiresAt } = block;
  if (!expiresAt)
    throw new DomainError('forbidden', 'ticket_blocked', `You cannot open tickets here: ${reason}`, { reason });
  const until = `<t:${Math.floor(expiresAt.getTime() / 1000)}:f>`;
  throw new DomainError('forbidden', 'ticket_blocked', `You cannot open tickets here until ${until}: ${reason}`, {
    reason,
    until,
    context: 'until',
  });
}

function refuseRoles({ category, member }: Opening): void {
  const { requiredRoleIds, blockedRoleIds, name } = category;
  const has = (roleId: string) => member.roleIds.includes(roleId);
  if (blockedRoleIds.some(has)) {
    throw new DomainError(
      'forbidden',
      'ticket_role_blocked',
      `You cannot open a ticket about ${name} with your roles.`,
      { name },
    );
  }
  if (requiredRoleIds.length === 0 || requiredRoleIds.some(has)) return;
  const roles = requiredRoleIds.map((roleId) => `<@&${roleId}>`).join(', ');
  throw new DomainError(
    'forbidden',
    'ticket_role_missing',
    `A ticket about ${name} needs one of these roles: ${roles}.`,
    { name, roles },
  );
}

async function refuseTooMany(em: EntityManager, { category, member, maxOpenPerMember }: Opening): Promise<void> {
  const filter = { guildId: category.guildId, memberId: member.id, state: { $ne: 'closed' as const } };
  const open = await em.find(TicketSchema, filter, { orderBy: { number: 'asc' } });
  const here = open.filter((ticket) => ticket.category.id === category.id);
  if (here.length >= category.maxOpenPerMember) throw tooMany(here);
  if (open.length >= maxOpenPerMember) throw tooMany(open);
}

function tooMany(open: Ticket[]): DomainError {
  const list = open.map(({ number, threadId }) => (threadId ? `<#${threadId}>` : `#${number}`)).join(', ');
  return new DomainError(
    'conflict',
    'tickets_too_many',
    `You have ${open.length === 1 ? 'an open ticket' : `${open.length} open tickets`}, which is as many as one can have: ${list}. Please go on ${open.length === 1 ? 'there, or close it' : 'in one of them, or close one'} first.`,
    { count: open.length, list },
  );
}

async function refuseTooSoon(em: EntityManager, { category, member, now }: Opening): Promise<void> {
  const filter = { category: category.id, memberId: member.id, openedById: null };
  const last = await em.findOne(TicketSchema, filter, { orderBy: { openedAt: 'desc' } });
  const wait = last ? category.cooldownSeconds - (now.getTime() - last.openedAt.getTime()) / 1000 : 0;
  if (wait <= 0) return;
  throw new DomainError(
    'conflict',
    'ticket_too_soon',
    `You opened a ticket a moment ago. Please wait ${waitOf(wait)} before the next one.`,
    { wait: waitOf(wait) },
  );
}

function waitOf(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

async function refuseFull(em: EntityManager, category: TicketCategory, maxOpen: number): Promise<void> {
  await lock(em, `category:${category.id}`);
  const open = await em.count(TicketSchema, { category: category.id, state: { $ne: 'closed' } });
  if (open < maxOpen) return;
  throw new DomainError(
    'conflict',
    'tickets_full',
    `${category.name} has as many open tickets as the team can look after. Please try again later.`,
    { name: category.name },
  );
}

async function lock(em: EntityManager, name: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
}
