import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CalendarDay } from '../../metrics/zoned-day.ts';
import type { WorkingHours } from './working-hours.ts';

/** A day on which nobody is there. */
export interface Holiday {
  day: CalendarDay;
  name: string;
}

const schema = defineEntity({
  name: 'SupportHours',
  properties: {
    guildId: p.string().length(20).primary(),
    /** Empty is what holds for the categories that say nothing themselves. */
    categoryId: p.string().length(36).primary(),
    /** Null where only holidays are said. */
    timeZone: p.string().length(64).nullable(),
    week: p.json().$type<WorkingHours['week']>().nullable(),
    holidays: p.json().$type<Holiday[]>(),
    changedAt: p.datetime(),
  },
});

/** When the support team of a guild, or of one of its categories, is there. */
export class SupportHoursRow extends schema.class {}
schema.setClass(SupportHoursRow);

export { schema as SupportHoursSchema };
