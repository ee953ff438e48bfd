import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'CapabilityReport',
  properties: {
    guildId: p.string().length(20).primary(),
    /** e.g. `alerts` */
    key: p.string().length(40).primary(),
    lastWorkedAt: p.datetime().nullable(),
    lastFailedAt: p.datetime().nullable(),
    /** Why it failed last: a sentence for the guild's staff. */
    failure: p.text().nullable(),
    /** What stands in its way though nothing was tried, such as a permission that is missing. */
    problem: p.text().nullable(),
    /** When a problem was last found to be gone. */
    mendedAt: p.datetime().nullable(),
    /** When the present trouble began. It is over once it has been well for a while. */
    brokenSince: p.datetime().nullable().index(),
  },
});

/** How something that the bot can do does in one guild. */
export class CapabilityReport extends schema.class {}
schema.setClass(CapabilityReport);

export { schema as CapabilityReportSchema };
