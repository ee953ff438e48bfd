import { DiscordAPIError, EmbedBuilder, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { checkReportChannel } from './report-channel.ts';
import { REVIEW_COLORS, type ReviewState, reviewButtons, reviewTitle } from './review.embed.ts';

/**
 * Says on a draft's message what became of it. The figures stay as they were reviewed;
 * a message that somebody deleted stays deleted.
 */
export async function editReview(post: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<void> {
  if (!post.messageId || post.deletedAt) return;
  const textChannel = checkReportChannel(post.textChannelId, context);
  try {
    const message = await textChannel.messages.fetch({ message: post.messageId, cache: false, force: true });
    await change(message, post, report, context);
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.UnknownMessage) throw error;
    await context.glimcapPosts.deleted(post);
    context.log.info({ reportId: report.id }, 'glimcap draft was deleted by someone');
  }
}

async function change(message: Message, post: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<void> {
  const state: ReviewState = post.revision === report.revision ? report.state : 'replaced';
  const title = reviewTitle(report, state, context);
  const [standing] = message.embeds;
  if (!standing || standing.title === title) return;
  const embed = EmbedBuilder.from(standing).setTitle(title).setColor(REVIEW_COLORS[state]);
  await message.edit({ embeds: [embed], components: state === 'replaced' ? [] : reviewButtons(report, context) });
}
