import { defineEntity, p } from '@mikro-orm/postgresql';
import { ScheduleEntrySchema } from './schedule-entry.entity.ts';

const schema = defineEntity({
  name: 'ScheduleSkip',
  properties: {
    entry: () => p.manyToOne(ScheduleEntrySchema).primary().deleteRule('cascade'),
    day: p.string().length(10).primary(),
  },
});

/** A day on which a weekly stream does not happen. */
export class ScheduleSkip extends schema.class {}
schema.setClass(ScheduleSkip);

export { schema as ScheduleSkipSchema };
