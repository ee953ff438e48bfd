import { type APIEmbedField, EmbedBuilder, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../is-discord-error.ts';
import { fetchReviewThread } from './fetch-review-thread.ts';
import { openerMessage, threadName } from './opener.embed.ts';
import { postUrl } from './post-url.ts';
import { checkReportChannel } from './report-channel.ts';
import { REVIEW_COLORS, type ReviewState, reviewFields, reviewTitle } from './review.embed.ts';
import { reviewButtons } from './review-buttons.ts';
import { reviewLists } from './review-lists.ts';

/**
 * Says on a draft's message what became of it and of its findings. The figures stay as they were reviewed; a message
 * that somebody deleted stays deleted.
 */
export async function editReview(post: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<void> {
  const message = await fetchPost(post, context);
  if (!message) return;
  const [standing, ...others] = message.embeds;
  if (!standing) return;
  const state: ReviewState = post.revision === report.revision ? report.state : 'replaced';
  const isOpen = state === 'draft' || state === 'held';
  const { fields, openFindings } = isOpen
    ? await standingFields(report, context)
    : { fields: standing.fields, openFindings: 0 };
  const title = reviewTitle(report, state, context);
  if (standing.title === title && isSame(standing.fields, fields)) return;
  const embed = EmbedBuilder.from(standing).setTitle(title).setColor(REVIEW_COLORS[state]).setFields(fields);
  const components = isOpen ? reviewButtons(report, openFindings, context) : [];
  await message.edit({ embeds: [embed, ...others], components });
}

/** Says on the message from which a review thread hangs how its report stands. */
export async function editOpener(post: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<void> {
  const message = await fetchPost(post, context);
  if (!message) return;
  const url = postUrl(post, report, context);
  if (message.embeds[0]?.title === reviewTitle(report, report.state, context)) return;
  await message.edit(openerMessage({ report, url, context }));
  const thread = await fetchReviewThread(message.id, context);
  const name = threadName(report, context);
  if (thread && thread.name !== name) await thread.setName(name);
}

async function fetchPost(post: GlimcapPost, context: BotContext): Promise<Message | null> {
  const textChannel = checkReportChannel(post, context);
  if (!post.messageId) return null;
  const threadId = post.kind === 'review' ? post.threadId : null;
  const place = threadId ? await fetchReviewThread(threadId, context) : textChannel;
  try {
    if (place) return await place.messages.fetch({ message: post.messageId, cache: false, force: true });
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
  }
  await context.glimcapPosts.deleted(post);
  context.log.info({ postId: post.id, kind: post.kind }, 'glimcap message was deleted by someone');
  return null;
}

async function standingFields(
  report: GlimcapReport,
  context: BotContext,
): Promise<{ fields: APIEmbedField[]; openFindings: number }> {
  const gate = await context.glimcapDesk.gate(report);
  const review = await context.glimcap.review(report);
  return { fields: reviewFields(reviewLists(gate, review, context), context), openFindings: gate.open.length };
}

function isSame(before: readonly APIEmbedField[], after: readonly APIEmbedField[]): boolean {
  const text = (fields: readonly APIEmbedField[]) => JSON.stringify(fields.map(({ name, value }) => [name, value]));
  return text(before) === text(after);
}
