import { type AnyThreadChannel, type Message, RESTJSONErrorCodes, ThreadAutoArchiveDuration } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../is-discord-error.ts';
import { postOnce } from '../post-once.ts';
import { fetchReviewThread } from './fetch-review-thread.ts';
import { openerMessage, threadName } from './opener.embed.ts';
import { postUrl } from './post-url.ts';
import { checkReportChannel } from './report-channel.ts';

/**
 * The thread in which a report is reviewed, made when there is none: a message in the text channel, and the thread
 * that begins with it. That thread has the message's id, and Discord starts no second one from it, so whoever goes
 * on after a crash finds what was made. One that somebody deleted comes back with a newer draft only.
 * @throws DomainError unavailable, with what staff have to change
 */
export async function openReviewThread(
  report: GlimcapReport,
  textChannelId: string,
  context: BotContext,
): Promise<AnyThreadChannel> {
  const { glimcapPosts, log } = context;
  const place = { kind: 'thread', textChannelId } as const;
  const known = await glimcapPosts.findLatest(report, place);
  if (known?.threadId && !known.deletedAt) {
    const thread = await fetchReviewThread(known.threadId, context);
    if (thread) return thread;
    await removeOpener(known, context);
    await glimcapPosts.deleted(known);
  }
  const opener = known && !known.deletedAt ? known : await glimcapPosts.prepare(report, place);
  const thread = opener.deletedAt ? null : await begin(opener, report, context);
  if (!thread) {
    await glimcapPosts.deleted(opener);
    throw new DomainError('unavailable', 'review_thread_deleted', context.languages.codes.glimcap('opener.deleted'));
  }
  await glimcapPosts.inThread(opener, thread.id);
  log.info({ reportId: report.id, threadId: thread.id }, 'glimcap review thread opened');
  return thread;
}

/** @returns null when somebody deleted the message or the thread meanwhile */
async function begin(
  opener: GlimcapPost,
  report: GlimcapReport,
  context: BotContext,
): Promise<AnyThreadChannel | null> {
  try {
    const message = await openingMessage(opener, report, context);
    if (message.hasThread) return await fetchReviewThread(message.id, context);
    const autoArchiveDuration = ThreadAutoArchiveDuration.OneWeek;
    return await message.startThread({ name: threadName(report, context), autoArchiveDuration });
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) return null;
    // discord.js itself repeats a request whose answer got lost.
    if (!isDiscordError(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) || !opener.messageId) throw error;
    return fetchReviewThread(opener.messageId, context);
  }
}

async function openingMessage(opener: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<Message> {
  const textChannel = checkReportChannel(opener, context);
  if (opener.messageId) {
    return textChannel.messages.fetch({ message: opener.messageId, cache: false, force: true });
  }
  const url = postUrl(opener, report, context);
  const { message } = await postOnce(textChannel, {
    id: opener.id,
    attemptedAt: opener.attemptedAt ?? null,
    url,
    message: () => openerMessage({ report, url, context }),
    attempted: () => context.glimcapPosts.attempted(opener),
  });
  await context.glimcapPosts.posted(opener, message.id);
  return message;
}

/** What led to a thread that is gone leads nowhere. */
async function removeOpener(opener: GlimcapPost, context: BotContext): Promise<void> {
  try {
    if (opener.messageId) await checkReportChannel(opener, context).messages.delete(opener.messageId);
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
  }
}
