import { EmbedBuilder, escapeMarkdown, type MessageCreateOptions, RESTJSONErrorCodes } from 'discord.js';
import type { PingDelivery } from '#domain/streams/ping-delivery.entity.ts';
import type { BotContext } from '../../context.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { sendOnce } from '../../post-once.ts';
import { cardUrl } from '../card.ts';
import { openDm } from './open-dm.ts';

const LIVE = 0xf2b544;
/** Discord's limit for an embed's title. */
const TITLE_LENGTH = 256;

/**
 * Tells one member in a DM that somebody is live, once.
 * @returns false when their DMs are closed, which is remembered
 * @throws DiscordAPIError 40003 when DMs are opened too fast
 */
export async function sendPing(delivery: PingDelivery, context: BotContext): Promise<boolean> {
  const { livePings, pingDeliveries, publicUrl } = context;
  const { id, memberId, stream } = delivery;
  const member = await livePings.findMember(memberId);
  if (member && livePings.isDmClosed(member)) return false;
  const text = await dmText(delivery, context);
  try {
    const dm = await openDm(memberId, context);
    await sendOnce(
      dm,
      {
        id,
        attemptedAt: delivery.attemptedAt ?? null,
        url: cardUrl(stream, publicUrl),
        message: () => text,
        attempted: () => pingDeliveries.attempted(delivery),
      },
      (message) => dm.send(message),
    );
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.CannotSendMessagesToThisUser)) throw error;
    await livePings.dmClosed(memberId);
    return false;
  }
  await pingDeliveries.sent(delivery);
  return true;
}

/** In the member's language, and with how they are rid of it. */
async function dmText({ memberId, guildId, stream }: PingDelivery, context: BotContext): Promise<MessageCreateOptions> {
  const { client, languages, memberLocales, publicUrl } = context;
  const words = languages.of(await memberLocales.find(memberId));
  const { channel } = stream;
  const embed = new EmbedBuilder()
    .setColor(LIVE)
    .setURL(cardUrl(stream, publicUrl))
    .setTitle(escapeMarkdown(channel.title).slice(0, TITLE_LENGTH))
    .setDescription(
      words.streams('ping.live', { name: escapeMarkdown(channel.owner.name), category: channel.category }),
    )
    .setFooter({ text: words.streams('ping.why', { guild: client.guilds.cache.get(guildId)?.name ?? 'Glim' }) });
  return { embeds: [embed] };
}
