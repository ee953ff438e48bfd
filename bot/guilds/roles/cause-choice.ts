import { ROLE_CAUSES, type RoleCause } from '#domain/guilds/role-mapping.entity.ts';

const NAMES = {
  supporter: 'Platform supporters ($5 or more)',
  patron: 'Platform patrons ($25)',
  channel_subscriber: 'Subscribers of a channel',
  moderator: 'Platform moderators',
  streamer: 'Streamers: members with a channel',
  linked: 'Members with a linked account',
} satisfies Record<RoleCause, string>;

/** What gives a role here, to choose from. */
export const CAUSE_CHOICES = ROLE_CAUSES.map((cause) => ({ name: NAMES[cause], value: choiceOf(cause) }));

/** The cause that was chosen. */
export function causeOf(value: string): RoleCause {
  return ROLE_CAUSES.find((cause) => choiceOf(cause) === value) ?? 'linked';
}

function choiceOf(cause: RoleCause): string {
  return cause.replace('_', '-');
}
