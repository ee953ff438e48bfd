import { weekWindow } from '#domain/metrics/week-window.ts';
import { addDays } from '#domain/metrics/zoned-day.ts';
import { parseFigures } from '../../cli/figures-file.ts';
import type { Glim } from './glim.ts';
import { part12With } from './part-12.ts';

const ZONE = 'America/New_York';

/** The week before the last one was published by hand; the last one's figures are what people read off since. */
export async function publishLastWeek({ database, domain }: Pick<Glim, 'database' | 'domain'>): Promise<void> {
  const week = weekWindow(new Date(), ZONE);
  const before = { from: addDays(week.from, -7), to: addDays(week.to, -7) };
  const text = part12With({
    date: `${addDays(before.to, 3)}T08:00:00-05:00`,
    'finance.period': { from: `${before.to.slice(0, 8)}01`, to: before.to },
  });
  const parsed = parseFigures(text);
  if (!('figures' in parsed)) throw new Error(parsed.problems.join('\n'));
  const takenAt = new Date(week.endsAt.getTime() - 3_600_000);
  await database.unitOfWork(async () => {
    await domain.glimcapImport.import(parsed.figures);
    for (const [key, value] of [
      ['twitter', 9240],
      ['reddit', 601],
      ['instagram', 1190],
      ['facebook', 602],
      ['mrr', 831000],
    ] as const) {
      await domain.metrics.record({ key, value, source: 'hand', takenAt });
    }
  });
}
