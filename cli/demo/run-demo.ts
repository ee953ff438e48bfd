import { DomainError } from '#domain/errors.ts';
import type { Opened } from '../with-domain.ts';
import { demoDomain } from './demo-domain.ts';
import { findDemoMark, markDemo } from './demo-mark.ts';
import { demoSpan } from './demo-span.ts';
import { fillDemo } from './fill-demo.ts';
import { countForeignRows } from './foreign-rows.ts';
import { forgetDemo } from './forget-demo.ts';
import { createMovingClock } from './moving-clock.ts';
import type { PublishedWeek } from './publish-week.ts';

export interface DemoOptions {
  now: Date;
  /** How many reports. */
  reports: number;
  /** Whether an earlier demo is taken away first. */
  isAgain: boolean;
  onPublished(week: PublishedWeek, reports: number): void;
}

/**
 * Fills a database that is empty with the demo, whole or not at all.
 * @returns false where the demo is there already
 * @throws DomainError conflict `demo_not_empty` where anything of anybody else would stand beside it
 */
export function runDemo(
  { config, database }: Pick<Opened, 'config' | 'database'>,
  { now, reports, isAgain, onPublished }: DemoOptions,
): Promise<boolean> {
  const timeZone = config.GLIMCAP_TIMEZONE;
  return database.unitOfWork(() =>
    database.orm.em.transactional(async (em) => {
      const through = await findDemoMark(em);
      if (through !== null && !isAgain) return false;
      refuse(await foreignRows(em, through !== null));
      if (through !== null) await forgetDemo(em, { through, timeZone });

      const clock = createMovingClock(now);
      const domain = demoDomain(config, { database, clock });
      const span = demoSpan({ now, timeZone, reports });
      await markDemo(em, span.weekEnds.at(-1) ?? '');
      await fillDemo({ em, domain, clock, span, now, onPublished: (week) => onPublished(week, reports) });
      return true;
    }),
  );
}

/** Beside an earlier demo only reports matter: they were compared with the demo's. The rest stays as it is. */
async function foreignRows(em: Parameters<typeof countForeignRows>[0], isMarked: boolean): Promise<[string, number][]> {
  const rows = [...(await countForeignRows(em))];
  return isMarked ? rows.filter(([name]) => name === 'reports') : rows;
}

function refuse(rows: readonly [string, number][]): void {
  if (rows.length === 0) return;
  const what = rows.map(([name, count]) => `${name} (${count})`).join(', ');
  const sentence = `There are figures here that are not the demo's: ${what}. Give it a DATA_DIR of its own.`;
  throw new DomainError('conflict', 'demo_not_empty', sentence);
}
