import type { EntityManager } from '@mikro-orm/postgresql';
import type { WrittenTicket } from './ticket-document.ts';

/** A ticket whose number was taken here. */
export interface Renumbering {
  from: number;
  to: number;
}

/**
 * The number of each ticket by its id: its own where that is free, else one above all that
 * are known. What is opened from now on is counted from there.
 */
export async function importNumbers(
  em: EntityManager,
  tickets: readonly WrittenTicket[],
  { isDryRun }: { isDryRun: boolean },
): Promise<Map<string, number>> {
  const wanted = tickets.map(({ number }) => number);
  const rows = await em.execute<{ number: number }[]>(
    'select number from ticket where number in (select jsonb_array_elements_text(?::jsonb)::int)',
    [JSON.stringify(wanted)],
  );
  const taken = new Set(rows.map(({ number }) => Number(number)));
  const [counted] = await em.execute<[{ last: string }]>('select last_value as last from ticket_number');
  let last = wanted.reduce((most, number) => Math.max(most, number), Number(counted.last));
  const numbers = new Map<string, number>();
  for (const { id, number } of tickets) {
    if (taken.has(number)) last += 1;
    numbers.set(id, taken.has(number) ? last : number);
  }
  if (!isDryRun && tickets.length > 0) await em.execute(`select setval('ticket_number', ?)`, [last]);
  return numbers;
}
