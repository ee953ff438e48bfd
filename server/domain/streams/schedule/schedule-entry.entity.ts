import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { ChannelSchema } from '../../channels/channel.entity.ts';

const schema = defineEntity({
  name: 'ScheduleEntry',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    channel: () => p.manyToOne(ChannelSchema).deleteRule('cascade').index(),
    title: p.string().length(100),
    /** The day of the first or only time, as the streamer's calendar shows it: `2026-12-04`. */
    day: p.string().length(10),
    /** Minutes past midnight on the streamer's clock. */
    startMinute: p.integer(),
    lengthMinutes: p.integer(),
    isWeekly: p.boolean(),
    /** Of the streamer's clock and calendar, `Europe/Berlin`. */
    timeZone: p.string().length(64),
    createdAt: p.datetime(),
  },
});

/** When a channel means to stream, once or each week: on the streamer's own clock, whatever is done to it in spring and autumn. */
export class ScheduleEntry extends schema.class {}
schema.setClass(ScheduleEntry);

export { schema as ScheduleEntrySchema };
