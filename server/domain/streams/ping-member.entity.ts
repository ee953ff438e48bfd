import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'PingMember',
  properties: {
    memberId: p.string().length(20).primary(),
    /** In which quiet hours are read: `Europe/Berlin`. */
    timeZone: p.string().length(64).nullable(),
    /** The minute of the day at which quiet begins; null without quiet hours. */
    quietFrom: p.integer().nullable(),
    /** The first minute that is not quiet. Before `quietFrom`: on the next day. */
    quietTo: p.integer().nullable(),
    pausedUntil: p.datetime().nullable(),
    /** Their DM with the bot, opened when they asked: Discord counts how many a bot opens. */
    dmChannelId: p.string().length(20).nullable(),
    /** When Discord last refused a DM to them. */
    dmClosedAt: p.datetime().nullable(),
  },
});

/** How and when a member wants to be told of streams, in every guild. */
export class PingMember extends schema.class {}
schema.setClass(PingMember);

export { schema as PingMemberSchema };
