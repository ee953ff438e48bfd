import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PlatformRole } from '../accounts/user.entity.ts';
import { ChannelSchema } from '../channels/channel.entity.ts';

/** What on the platform gives a role in a guild. */
export const ROLE_CAUSES = ['supporter', 'patron', 'channel_subscriber', 'moderator', 'streamer', 'linked'] as const;
export type RoleCause = (typeof ROLE_CAUSES)[number];

/** Those of who supports the platform with a subscription. */
export const SUPPORTER_CAUSES: readonly string[] = ['supporter', 'patron'] satisfies RoleCause[];

/** Which way a mapping goes: a guild's role gives one of the platform, or the other way round. */
export type MappingDirection = 'to_platform' | 'to_guild';

const schema = defineEntity({
  name: 'RoleMapping',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    roleId: p.string().length(20),
    direction: p.string().length(12).$type<MappingDirection>(),
    /** The platform's role that is given, or the cause for which the guild's is. */
    subject: p.string().length(24).$type<PlatformRole | RoleCause>(),
    /** Whose subscribers get it; null for every other cause. */
    channel: () => p.manyToOne(ChannelSchema).nullable().deleteRule('cascade'),
    createdBy: p.string().length(20).nullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'role_mapping_unique', properties: ['guildId', 'roleId', 'direction', 'subject', 'channel'] }],
});

/** A role of a guild and what it stands for on the platform. */
export class RoleMapping extends schema.class {}
schema.setClass(RoleMapping);

export { schema as RoleMappingSchema };
