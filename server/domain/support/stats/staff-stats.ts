import type { EntityManager } from '@mikro-orm/postgresql';
import { type StatsScope, withinScope } from './stats-range.ts';

/** What one of staff did in a range. */
export interface StaffStats {
  id: string;
  name: string;
  /** Messages that they wrote in tickets of others. */
  messages: number;
  /** Tickets opened in the range that they answered first, and how long those waited on the wall. */
  firstAnswers: number;
  firstAnswerMedianSeconds: number | null;
  /** Tickets that they closed. */
  closed: number;
}

const QUERY = (within: string) => `
  with scoped as (select ticket.* from ticket where ${within}),
  said as (
    select message.author_id as id, message.author_name as name, message.sent_at as at, message.ticket_id
    from ticket_message message join scoped on scoped.id = message.ticket_id
    where message.is_staff and message.author_id is not null and message.author_id is distinct from scoped.member_id),
  answered as (
    select distinct on (said.ticket_id) said.id, extract(epoch from said.at - scoped.opened_at) as seconds
    from said join scoped on scoped.id = said.ticket_id
    where scoped.opened_at >= :from and scoped.opened_at < :to order by said.ticket_id, said.at),
  written as (select id, count(*) as count from said where at >= :from and at < :to group by id),
  first as (
    select id, count(*) as count, percentile_cont(0.5) within group (order by seconds) as median from answered group by id),
  ended as (
    select closed_by_id as id, count(*) as count from scoped
    where closed_at >= :from and closed_at < :to and closed_by_id is distinct from member_id and closed_by_id is not null
    group by closed_by_id),
  people as (select id from written union select id from first union select id from ended)
  select people.id, coalesce(written.count, 0) as messages, coalesce(first.count, 0) as first_answers, first.median,
    coalesce(ended.count, 0) as closed,
    coalesce(
      (select name from said where said.id = people.id order by at desc limit 1),
      (select closed_by_name from scoped where closed_by_id = people.id order by closed_at desc limit 1)) as name
  from people left join written using (id) left join first using (id) left join ended using (id)
  order by messages desc, closed desc, people.id limit 100`;

interface Row {
  id: string;
  name: string | null;
  messages: string;
  first_answers: string;
  median: string | null;
  closed: string;
}

/** Staff who did anything in a range, those who wrote most first. */
export async function listStaffStats(em: EntityManager, scope: StatsScope): Promise<StaffStats[]> {
  const within = withinScope(scope);
  const { from, to } = scope;
  const sql = QUERY(within.sql).replaceAll(/:(?:from|to)\b/g, '?');
  const rows = await em.execute<Row[]>(sql, [...within.params, from, to, from, to, from, to]);
  return rows.map(({ id, name, messages, first_answers, median, closed }) => ({
    id,
    name: name ?? '',
    messages: Number(messages),
    firstAnswers: Number(first_answers),
    firstAnswerMedianSeconds: median === null ? null : Math.round(Number(median)),
    closed: Number(closed),
  }));
}
