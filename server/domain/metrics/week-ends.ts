import { addDays, type CalendarDay } from './zoned-day.ts';

/** The ends of the weeks after the one that ended on `after`, through the one that ends on `through`, oldest first. */
export function weekEndsBetween(after: CalendarDay, through: CalendarDay): CalendarDay[] {
  const ends: CalendarDay[] = [];
  for (let day = addDays(after, 7); day <= through; day = addDays(day, 7)) ends.push(day);
  return ends;
}
