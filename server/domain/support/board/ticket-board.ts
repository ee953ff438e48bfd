import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { containing } from '../../containing.ts';
import type { DeadlineKind } from '../sla/ticket-deadline.entity.ts';
import type { TicketState } from '../ticket.entity.ts';
import type { TicketPriority } from '../ticket-priority.ts';

/** Which tickets a column of the board holds. `waiting` is for staff: open and not snoozed. */
export const BOARD_STATES = ['waiting', 'pending', 'snoozed', 'closed', 'all'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** What narrows the board; null does not. */
export interface BoardFilter {
  state: BoardState;
  guildId: string | null;
  categoryId: string | null;
  priority: TicketPriority | null;
  /** The Discord id of who has them, or `nobody`. */
  claimedBy: string | null;
  /** Words of subject, topic or a name; or a number. */
  search: string | null;
}

/** A ticket as the board shows it. */
export interface BoardTicket {
  id: string;
  number: number;
  state: TicketState;
  guildId: string;
  guildName: string;
  category: string;
  priority: TicketPriority;
  subject: string;
  topic: string | null;
  memberName: string;
  claimedById: string | null;
  claimedByName: string | null;
  openedAt: Date;
  closedAt: Date | null;
  snoozedUntil: Date | null;
  lastMessageAt: Date | null;
  /** Whether the member spoke last. */
  isMembersWord: boolean;
  /** The promise that is due next, if there is one that is not kept yet. */
  deadline: { kind: DeadlineKind; dueAt: Date | null; isPaused: boolean } | null;
}

export interface BoardCounts {
  waiting: number;
  pending: number;
  snoozed: number;
  /** Of those that wait for staff. */
  overdue: number;
  unclaimed: number;
}

const PRIORITY_RANK = `array_position(array['urgent', 'high', 'normal', 'low'], ticket.priority::text)`;
const NEXT_DEADLINE = `left join lateral (
    select kind, due_at, is_paused from ticket_deadline
    where ticket_id = ticket.id and met_at is null and target_minutes is not null
    order by due_at nulls last, kind limit 1) next on true`;

/** Where the bot never was the end of the id has to do. */
const guildName = (id: string) => `coalesce(guild.name, '…' || right(${id}, 6))`;

const STATES: Record<BoardState, string> = {
  waiting: `ticket.state in ('opening', 'open') and ticket.snoozed_until is null`,
  pending: `ticket.state = 'pending' and ticket.snoozed_until is null`,
  snoozed: `ticket.state <> 'closed' and ticket.snoozed_until is not null`,
  closed: `ticket.state = 'closed'`,
  all: 'true',
};

/** The queue of support: what is overdue first, then what is due next, then what is urgent, then what is oldest. */
export class TicketBoard {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: { em: EntityManager; clock: Clock }) {
    this.#em = em;
    this.#clock = clock;
  }

  async list(filter: BoardFilter, { limit, offset }: { limit: number; offset: number }): Promise<BoardTicket[]> {
    const { sql, params } = conditionOf(filter);
    const order = filter.state === 'closed' ? 'ticket.closed_at desc' : `next.due_at asc nulls last, ${PRIORITY_RANK}`;
    const rows = await this.#em.execute<Row[]>(
      `select ticket.*, ${guildName('ticket.guild_id')} as guild_name, category.name as category, next.kind, next.due_at, next.is_paused,
         greatest(ticket.last_member_message_at, ticket.last_staff_message_at) as last_message_at,
         coalesce(ticket.last_member_message_at, ticket.opened_at) > coalesce(ticket.last_staff_message_at, '-infinity') as is_members_word
       from ticket join ticket_category category on category.id = ticket.category_id
         left join known_guild guild on guild.guild_id = ticket.guild_id ${NEXT_DEADLINE}
       where ${sql} order by ${order}, ticket.opened_at, ticket.number limit ? offset ?`,
      [...params, limit, offset],
    );
    return rows.map(toTicket);
  }

  /** How much there is to do, whatever else narrows the board. */
  async counts(guildId: string | null): Promise<BoardCounts> {
    const count = (condition: string) => `count(*) filter (where ${condition})::int`;
    const [row] = await this.#em.execute<[BoardCounts]>(
      `select ${count(STATES.waiting)} as waiting, ${count(STATES.pending)} as pending, ${count(STATES.snoozed)} as snoozed,
         ${count(`${STATES.waiting} and next.due_at < ?`)} as overdue,
         ${count(`${STATES.waiting} and ticket.claimed_by_id is null`)} as unclaimed
       from ticket ${NEXT_DEADLINE} where ticket.state <> 'closed' and (?::text is null or ticket.guild_id = ?)`,
      [this.#clock.now(), guildId, guildId],
    );
    return row;
  }

  /** Where tickets have been: by what they can be narrowed. */
  async places(): Promise<{ guilds: BoardPlace[]; categories: (BoardPlace & { guildId: string })[] }> {
    const categories = await this.#em.execute<{ id: string; name: string; guildId: string; guildName: string }[]>(
      `select category.id, category.name, category.guild_id as "guildId", ${guildName('category.guild_id')} as "guildName"
       from ticket_category category left join known_guild guild on guild.guild_id = category.guild_id
       where removed_at is null or exists (select from ticket where ticket.category_id = category.id)
       order by category.guild_id, position, category.name limit 500`,
    );
    const guilds = new Map(categories.map(({ guildId, guildName }) => [guildId, guildName]));
    return {
      guilds: [...guilds].map(([id, name]) => ({ id, name })),
      categories: categories.map(({ id, name, guildId }) => ({ id, name, guildId })),
    };
  }
}

/** A guild or a category, by the name that people know it by. */
export interface BoardPlace {
  id: string;
  name: string;
}

interface Row {
  id: string;
  number: number;
  state: TicketState;
  guild_id: string;
  guild_name: string;
  category: string;
  priority: TicketPriority;
  subject: string;
  topic: string | null;
  member_name: string;
  claimed_by_id: string | null;
  claimed_by_name: string | null;
  opened_at: string;
  closed_at: string | null;
  snoozed_until: string | null;
  last_message_at: string | null;
  is_members_word: boolean;
  kind: DeadlineKind | null;
  due_at: string | null;
  is_paused: boolean | null;
}

function toTicket(row: Row): BoardTicket {
  const { id, number, state, category, priority, subject, topic, kind } = row;
  return {
    ...{ id, number, state, category, priority, subject, topic, guildId: row.guild_id },
    ...{ guildName: row.guild_name, memberName: row.member_name },
    ...{ claimedById: row.claimed_by_id, claimedByName: row.claimed_by_name, openedAt: new Date(row.opened_at) },
    ...{ closedAt: toDate(row.closed_at), snoozedUntil: toDate(row.snoozed_until) },
    ...{ lastMessageAt: toDate(row.last_message_at), isMembersWord: row.is_members_word },
    deadline: kind && { kind, dueAt: toDate(row.due_at), isPaused: row.is_paused ?? false },
  };
}

function toDate(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

function conditionOf(filter: BoardFilter): { sql: string; params: unknown[] } {
  const { state, guildId, categoryId, priority, claimedBy, search } = filter;
  const parts: { sql: string; params: unknown[] }[] = [{ sql: STATES[state], params: [] }];
  if (guildId) parts.push({ sql: 'ticket.guild_id = ?', params: [guildId] });
  if (categoryId) parts.push({ sql: 'ticket.category_id = ?', params: [categoryId] });
  if (priority) parts.push({ sql: 'ticket.priority = ?', params: [priority] });
  if (claimedBy === 'nobody') parts.push({ sql: 'ticket.claimed_by_id is null', params: [] });
  else if (claimedBy) parts.push({ sql: 'ticket.claimed_by_id = ?', params: [claimedBy] });
  if (search) parts.push(found(search));
  return { sql: parts.map(({ sql }) => sql).join(' and '), params: parts.flatMap(({ params }) => params) };
}

/** Each word has to be somewhere. */
function found(search: string): { sql: string; params: unknown[] } {
  const number = /^#?([1-9]\d{0,8})$/.exec(search.trim())?.[1];
  if (number) return { sql: 'ticket.number = ?', params: [Number(number)] };
  const words = search.trim().split(/\s+/).slice(0, 8);
  const place = `concat_ws(' ', ticket.subject, ticket.topic, ticket.member_name, ticket.claimed_by_name) ilike ?`;
  return {
    sql: words.map(() => place).join(' and '),
    params: words.map(containing),
  };
}
