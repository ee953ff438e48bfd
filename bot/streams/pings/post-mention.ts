import { EmbedBuilder, escapeMarkdown } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { postOnce } from '../../post-once.ts';
import { getAlertChannel } from '../alert-channel.ts';

/** Posts the message that mentions members whose DMs are closed, once. It pings them and nobody else. */
export async function postMention({ mentionId }: OutboxTasks['pings.mention'], given: BotContext): Promise<void> {
  const found = await given.pingDeliveries.findMention(mentionId);
  if (!found || found.deliveries.length === 0) return;
  const { mention, deliveries } = found;
  const context = await inGuildLanguage(mention.guildId, given);
  const { pingDeliveries, publicUrl, words } = context;
  const { stream } = mention;
  if (stream.endedAt && !mention.attemptedAt) return pingDeliveries.skipped(deliveries, 'over');
  const users = deliveries.map(({ memberId }) => memberId);
  const name = escapeMarkdown(stream.channel.owner.name);
  const url = `${publicUrl}/${stream.channel.slug}?mention=${mention.id}`;
  try {
    const { message } = await postOnce(getAlertChannel(context, mention.textChannelId), {
      id: mention.id,
      attemptedAt: mention.attemptedAt ?? null,
      url,
      message: () => ({
        content: users.map((id) => `<@${id}>`).join(' '),
        embeds: [new EmbedBuilder().setURL(url).setTitle(words.streams('ping.mention', { name }))],
        allowedMentions: { users },
      }),
      attempted: () => pingDeliveries.mentionAttempted(mention),
    });
    await pingDeliveries.mentioned(mention, message.id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await pingDeliveries.skipped(deliveries, 'closed');
  }
}
