import type { User } from '#domain/accounts/user.entity.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';

/**
 * Who plans, and for which channel: the one of the member's linked account.
 * @throws DomainError not_found `no_channel_here`
 */
export async function requireOwnChannel(
  memberId: string,
  { accounts, channels, publicUrl, words }: BotContext,
): Promise<{ user: User; channel: Channel }> {
  const user = await accounts.findByDiscordId(memberId);
  const channel = user && (await channels.findByOwner(user));
  if (user && channel) return { user, channel };
  const url = `${publicUrl}/dashboard`;
  throw new DomainError('not_found', 'no_channel_here', words.streams('schedule.noChannel', { url }));
}
