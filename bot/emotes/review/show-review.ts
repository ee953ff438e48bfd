import { type GuildTextBasedChannel, RESTJSONErrorCodes } from 'discord.js';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import type { EmoteReview } from '#domain/emotes/emote-review.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { postOnce } from '../../post-once.ts';
import { reviewCard, reviewFile, reviewUrl } from './review.embed.ts';

/**
 * Brings the card of an emote to its present state: while it waits it asks, once it is decided it says how. There is
 * one card an emote, in the staff's text channel of the guild that Glim belongs to; a deleted one is not posted again.
 */
export async function showReview({ emoteId }: { emoteId: string }, context: BotContext): Promise<void> {
  const { homeGuildId } = context;
  if (!homeGuildId) return;
  await context.inTurn.run(`emote ${emoteId}`, async () => {
    const emote = await context.emotes.find(emoteId);
    if (emote) await show(emote, homeGuildId, await inGuildLanguage(homeGuildId, context));
  });
}

async function show(emote: Emote, guildId: string, context: BotContext): Promise<void> {
  const { emoteReviews, guilds, client, log } = context;
  const staffChannelId = (await guilds.findSettings(guildId))?.staffChannelId;
  const known = await emoteReviews.find(emote.id);
  // What staff bring themselves is approved at once, and asks nobody.
  if (!known && (emote.state !== 'waiting' || !staffChannelId)) return;
  const review = known ?? (await emoteReviews.prepare(emote.id, staffChannelId ?? ''));
  const textChannel = client.channels.cache.get(review.textChannelId);
  if (review.deletedAt) return;
  if (!textChannel?.isTextBased() || textChannel.isDMBased()) {
    log.warn({ emoteId: emote.id }, 'emote not shown to staff: the text channel is gone');
    return;
  }
  if (review.messageId) return edit(emote, review, textChannel, context);
  const { message } = await postOnce(textChannel, {
    id: emote.id,
    attemptedAt: review.attemptedAt ?? null,
    url: reviewUrl(emote, context),
    message: async () => ({ ...reviewCard(emote, context), files: await reviewFile(emote, context) }),
    attempted: () => emoteReviews.attempted(review),
  });
  await emoteReviews.posted(review, message.id);
}

async function edit(
  emote: Emote,
  review: EmoteReview,
  textChannel: GuildTextBasedChannel,
  context: BotContext,
): Promise<void> {
  try {
    await textChannel.messages.edit(review.messageId ?? '', reviewCard(emote, context));
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
    await context.emoteReviews.deleted(review);
  }
}
