import type { BillingDomain } from '../billing/create-billing.ts';
import type { Channels } from '../channels/channels.ts';
import type { DomainParts } from '../domain-parts.ts';
import type { EmoteDomain } from '../emotes/create-emotes.ts';
import type { MetricsDomain } from '../metrics/create-metrics.ts';
import { CapabilityNotices } from './capability-notices.ts';
import { CapabilityReports } from './capability-reports.ts';
import { CommandDeployments } from './command-deployments.ts';
import { Guilds } from './guilds.ts';
import { MemberRoles } from './member-roles.ts';
import { PlatformStatus } from './platform-status.ts';
import { RoleMappings } from './role-mappings.ts';

/** The guilds that the bot is in: their settings, what works there, and who has which role. */
export interface GuildsDomain {
  guilds: Guilds;
  commandDeployments: CommandDeployments;
  capabilityReports: CapabilityReports;
  capabilityNotices: CapabilityNotices;
  platformStatus: PlatformStatus;
  roleMappings: RoleMappings;
  memberRoles: MemberRoles;
}

type Parts = DomainParts &
  Pick<BillingDomain, 'platformSubscriptions' | 'channelSubscriptions'> &
  Pick<EmoteDomain, 'guildEmotes'> &
  Pick<MetricsDomain, 'metricSources'> & { channels: Channels };

export function createGuilds(parts: Parts): GuildsDomain {
  const roleMappings = new RoleMappings(parts);
  return {
    guilds: new Guilds(parts),
    commandDeployments: new CommandDeployments(parts),
    capabilityReports: new CapabilityReports(parts),
    capabilityNotices: new CapabilityNotices(parts),
    platformStatus: new PlatformStatus({ ...parts, isOn: switchedOn(parts) }),
    roleMappings,
    memberRoles: new MemberRoles({ ...parts, roleMappings }),
  };
}

/** What of the platform has the credentials that it needs. */
function switchedOn({ canMail, payments, sources, supportAddress }: DomainParts) {
  return {
    bot: sources.DISCORD_TOKEN !== undefined,
    mail: canMail,
    supportMail: supportAddress !== null,
    billing: payments !== null,
  };
}
