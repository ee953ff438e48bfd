import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'CommandDeployment',
  properties: {
    applicationId: p.string().length(20).primary(),
    /** `global`, or the guild to which the commands belong. */
    scope: p.string().length(20).primary(),
    payloadHash: p.string().length(64),
    deployedAt: p.datetime(),
  },
});

/** What Discord was last told of the commands of an application. */
export class CommandDeployment extends schema.class {}
schema.setClass(CommandDeployment);

export { schema as CommandDeploymentSchema };
