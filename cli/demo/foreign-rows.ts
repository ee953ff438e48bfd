import type { EntityManager } from '@mikro-orm/postgresql';
import { DEMO_AUTHOR, DEMO_MEMBER, DEMO_PREFIX, DEMO_SOURCE } from './demo-label.ts';

/** What sandboxes made up says so in its note. */
const INVENTED = `coalesce(note, '') like '%sandbox on this machine%'`;

/** By the name that people know it by: the table, and which of its rows are the demo's. */
export const DEMO_ROWS = {
  reports: { table: 'glimcap_report', isDemo: `figures ->> 'author' = '${DEMO_AUTHOR}'` },
  samples: { table: 'metric_sample', isDemo: `source = '${DEMO_SOURCE}'` },
  'ledger entries': { table: 'ledger_entry', isDemo: `source = '${DEMO_SOURCE}'` },
  'ledger coverages': { table: 'ledger_coverage', isDemo: `source = '${DEMO_SOURCE}'` },
  'subscription events': { table: 'subscription_event', isDemo: `source = '${DEMO_SOURCE}'` },
  wins: { table: 'win', isDemo: `proposed_by = '${DEMO_MEMBER}'` },
  'roadmap items': { table: 'roadmap_item', isDemo: `changed_by = '${DEMO_AUTHOR}'` },
  tickets: { table: 'ticket', isDemo: `member_name = '${DEMO_MEMBER}' and guild_id = '0'` },
  accounts: { table: '"user"', isDemo: `name like '${DEMO_PREFIX}%' and discord_id is null` },
} as const satisfies Record<string, { table: string; isDemo: string }>;

/** Figures that are neither the demo's nor made up by a sandbox, which a database that is empty has none of. */
const OTHERS: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(DEMO_ROWS).map(([name, { table, isDemo }]) => [name, `${table} where not (${isDemo})`]),
  ),
  samples: `metric_sample where not (${DEMO_ROWS.samples.isDemo} or ${INVENTED})`,
  'ledger entries': `ledger_entry where not (${DEMO_ROWS['ledger entries'].isDemo} or ${INVENTED})`,
  // Of what sandboxes made up: only the entries beside it can say so.
  'ledger coverages': `ledger_coverage where source = 'hand'`,
  'recorded budgets': 'finance_entry',
  'days of traffic': 'traffic_day where closed_at is not null',
};

/** How many rows of others there are, by name; those without any are left out. */
export async function countForeignRows(em: EntityManager): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, from] of Object.entries(OTHERS)) {
    const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ${from}`);
    if (row && row.count > 0) counts.set(name, row.count);
  }
  return counts;
}
