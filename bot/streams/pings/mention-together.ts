import type { PingDelivery } from '#domain/streams/ping-delivery.entity.ts';
import type { BotContext } from '../../context.ts';

/** Members whose DMs are closed are mentioned under the card, where their guild allows it; elsewhere they are not told. */
export async function mentionTogether(closed: PingDelivery[], context: BotContext): Promise<void> {
  const { announcements, guildStreams, pingDeliveries } = context;
  for (const [guildId, deliveries] of Map.groupBy(closed, (delivery) => delivery.guildId)) {
    const [first] = deliveries;
    const settings = await guildStreams.find(guildId);
    const cards = first && settings?.allowsMentions ? await announcements.list(first.stream.id) : [];
    const card = cards.find((each) => each.guildId === guildId && each.messageId && !each.deletedAt);
    if (card) await pingDeliveries.mention(deliveries, { guildId, textChannelId: card.alertChannelId });
    else await pingDeliveries.skipped(deliveries, 'closed');
  }
}
