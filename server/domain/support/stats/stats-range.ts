/** Which tickets figures are about. `to` is excluded; what is null does not narrow. */
export interface StatsScope {
  from: Date;
  to: Date;
  guildId: string | null;
  categoryId: string | null;
  /** The Discord id of somebody of staff: tickets that they had at last, or closed. */
  staffId: string | null;
}

/** A piece of SQL about `ticket`, with what it needs. */
export interface Condition {
  sql: string;
  params: unknown[];
}

/** Narrows a query over `ticket` to a scope's guild, category and staff, leaving time to the query. */
export function withinScope({ guildId, categoryId, staffId }: StatsScope): Condition {
  const parts: [sql: string, param: string | null][] = [
    ['ticket.guild_id = ?', guildId],
    ['ticket.category_id = ?', categoryId],
  ];
  const said = parts.flatMap(([sql, param]) => (param === null ? [] : [{ sql, params: [param] }]));
  const staff =
    staffId === null ? [] : [{ sql: '? in (ticket.claimed_by_id, ticket.closed_by_id)', params: [staffId] }];
  const all = [...said, ...staff];
  return {
    sql: ["ticket.state <> 'opening'", ...all.map(({ sql }) => sql)].join(' and '),
    params: all.flatMap(({ params }) => params),
  };
}
