import { DomainError } from '#domain/errors.ts';

/** Why nothing answers to an interaction, or not where it was used. */
export const unfit = {
  /** A component or command that is older than this bot. */
  outdated: () =>
    new DomainError('not_found', 'interaction_unknown', 'This is from an older version of Glim. Please start again.'),
  inGuild: () => new DomainError('invalid', 'dm_only', 'Use this in our direct messages.'),
  outsideGuild: () => new DomainError('invalid', 'guild_only', 'Use this in a guild that I am in.'),
};
