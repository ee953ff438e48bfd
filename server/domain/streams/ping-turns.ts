import type { EntityManager } from '@mikro-orm/postgresql';

/** So many DMs in so long, over all streams and guilds: a bot that sends many more in a row is taken for a spammer. */
export const PINGS_A_TURN = 25;
export const TURN_MS = 30_000;

const LOCK = `select pg_advisory_xact_lock(hashtext('turns of pings'))`;
const TAKEN = `
  select due_at as "dueAt", count(*)::int as count from ping_delivery
  where due_at > ? and mention_id is null and state in ('due', 'sent') group by due_at`;

/**
 * When each of so many DMs may be sent, the first ones now. Turns that others have filled are left out.
 * @param em of a transaction: until it ends, nobody else takes turns
 */
export async function takeTurns(em: EntityManager, count: number, now: Date): Promise<Date[]> {
  await em.execute(LOCK);
  const rows = await em.execute<{ dueAt: string | Date; count: number }[]>(TAKEN, [new Date(now.getTime() - TURN_MS)]);
  const taken = new Map<number, number>();
  for (const row of rows) add(taken, turnOf(new Date(row.dueAt)), row.count);
  const turns: Date[] = [];
  for (let turn = turnOf(now); turns.length < count; turn += 1) {
    const free = Math.min(count - turns.length, PINGS_A_TURN - (taken.get(turn) ?? 0));
    const at = new Date(Math.max(turn * TURN_MS, now.getTime()));
    turns.push(...Array.from({ length: Math.max(0, free) }, () => at));
  }
  return turns;
}

function turnOf(instant: Date): number {
  return Math.floor(instant.getTime() / TURN_MS);
}

function add(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
