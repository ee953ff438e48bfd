import { defineEntity, p } from '@mikro-orm/postgresql';

/** What happens once when a deadline has passed, beside being told: nothing, a higher priority, or the lead role is called. */
export const ESCALATION_STEPS = ['tell', 'raise', 'lead'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

const schema = defineEntity({
  name: 'SupportEscalation',
  properties: {
    guildId: p.string().length(20).primary(),
    /** Staff are warned after so much of a target, in percent; 100 is not at all. */
    warnPercent: p.integer(),
    step: p.string().length(10).$type<EscalationStep>(),
    changedAt: p.datetime(),
  },
});

/** What a guild wants done about deadlines that come near or pass. */
export class SupportEscalation extends schema.class {}
schema.setClass(SupportEscalation);

export { schema as SupportEscalationSchema };
