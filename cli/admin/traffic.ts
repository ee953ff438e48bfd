import { z } from 'zod';
import { type AdminCommand, optionalOption, UsageError } from './admin-command.ts';

const LISTED = 20;
const daySchema = z.iso.date();
const MAX_DAYS = 1830;

/** Prints a week's traffic beside the week before, with its pages and referrers. */
export const trafficCommand: AdminCommand = {
  name: 'traffic',
  usage: 'traffic [--week DAY] [--days N]',
  positionals: 0,
  options: { week: { type: 'string' }, days: { type: 'string' } },

  async run(input) {
    const week = optionalOption(input, 'week');
    if (week !== undefined && !daySchema.safeParse(week).success)
      throw new UsageError(`--week is any day of it such as 2026-11-16, not "${week}"`);
    const days = Number(optionalOption(input, 'days') ?? '7');
    if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
      throw new UsageError(`--days is a whole number from 1 to ${MAX_DAYS}`);
    return input.domain.traffic.overview({ day: week, days, limit: LISTED });
  },
};
