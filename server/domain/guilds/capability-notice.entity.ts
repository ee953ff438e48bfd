import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** Where staff were told: in the staff channel, the owner in private, or nowhere, when neither can be reached. */
export type ToldIn = 'staff_channel' | 'owner' | 'nowhere';

/** How a trouble ended: it works again, or it was switched off. */
export type NoticeOutcome = 'works' | 'off';

const schema = defineEntity({
  name: 'CapabilityNotice',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    key: p.string().length(40),
    /** Since when it does not work. */
    since: p.datetime(),
    reason: p.text(),
    openedAt: p.datetime(),
    attemptedAt: p.datetime().nullable(),
    /** The text channel of the message. */
    channelId: p.string().length(20).nullable(),
    messageId: p.string().length(20).nullable(),
    toldIn: p.string().length(16).$type<ToldIn>().nullable(),
    outcome: p.string().length(16).$type<NoticeOutcome>().nullable(),
    closedAt: p.datetime().nullable(),
    /** By which the message that it is over is known again. */
    closingId: p.uuid().nullable(),
    /** When the message was made to say how it ended. */
    closingToldAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'capability_notice_one_open', properties: ['guildId', 'key'], where: 'closed_at is null' }],
});

/** What staff are told when something stops working, and when it works again. One is open a capability and guild. */
export class CapabilityNotice extends schema.class {}
schema.setClass(CapabilityNotice);

export { schema as CapabilityNoticeSchema };
