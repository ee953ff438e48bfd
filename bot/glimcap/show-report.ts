import type { Message } from 'discord.js';
import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { postOnce } from '../post-once.ts';
import { attemptPost } from './attempt-post.ts';
import { editOpener, editReview } from './edit-review.ts';
import { inHomeLanguage } from './in-home-language.ts';
import { newsMessage } from './news.embed.ts';
import { postUrl } from './post-url.ts';
import { checkReportChannel, findReportChannelId } from './report-channel.ts';
import { reviewMessage } from './review.embed.ts';
import { openReviewThread } from './review-thread.ts';

/**
 * Brings every message about a report to its present state: a draft stands for review, an earlier one says that it
 * is replaced, a published report is in the news. Who comes while another does it waits, and finds it done.
 */
export async function showReport(reportId: string, context: BotContext): Promise<void> {
  await context.inTurn.run(reportId, async () => {
    const report = await context.glimcap.find(reportId);
    if (report) await show(report, await inHomeLanguage(context));
  });
}

async function show(report: GlimcapReport, context: BotContext): Promise<void> {
  const { glimcapPosts } = context;
  await (report.state === 'published' ? postNews(report, context) : postReview(report, context));
  for (const each of await glimcapPosts.listPosted(report.id, 'review')) {
    await attemptPost(each, context, () => editReview(each, report, context));
  }
  for (const each of await glimcapPosts.listPosted(report.id, 'thread')) {
    await attemptPost(each, context, () => editOpener(each, report, context));
  }
}

async function postNews(report: GlimcapReport, context: BotContext): Promise<void> {
  const standing = await prepare(report, 'news', context);
  if (!standing || standing.messageId) return;
  await attemptPost(standing, context, async () => {
    const textChannel = checkReportChannel(standing, context);
    const url = postUrl(standing, report, context);
    await post(standing, context, () =>
      postOnce(textChannel, {
        ...attemptOf(standing, context),
        url,
        message: () => newsMessage({ report, url, context }),
      }),
    );
  });
}

async function postReview(report: GlimcapReport, context: BotContext): Promise<void> {
  const { glimcap, glimcapDesk, glimcapPosts } = context;
  const standing = await prepare(report, 'review', context);
  if (!standing || standing.messageId) return;
  await attemptPost(standing, context, async () => {
    const thread = await openReviewThread(report, standing.textChannelId, context);
    await glimcapPosts.inThread(standing, thread.id);
    const url = postUrl(standing, report, context);
    await post(standing, context, () =>
      postOnce(thread, {
        ...attemptOf(standing, context),
        url,
        message: async () =>
          reviewMessage({
            report,
            review: await glimcap.review(report),
            gate: await glimcapDesk.gate(report),
            changes: await glimcapPosts.changesSinceShown(report),
            url,
            context,
          }),
      }),
    );
  });
}

async function prepare(
  report: GlimcapReport,
  kind: 'news' | 'review',
  context: BotContext,
): Promise<GlimcapPost | null> {
  const textChannelId = await findReportChannelId(kind, context);
  if (textChannelId) return context.glimcapPosts.prepare(report, { kind, textChannelId });
  context.log.warn({ reportId: report.id, kind }, 'glimcap not posted: no text channel is chosen');
  return null;
}

function attemptOf(standing: GlimcapPost, { glimcapPosts }: BotContext) {
  const attemptedAt = standing.attemptedAt ?? null;
  return { id: standing.id, attemptedAt, attempted: () => glimcapPosts.attempted(standing) };
}

async function post(
  standing: GlimcapPost,
  { glimcapPosts, log }: BotContext,
  send: () => Promise<{ message: Message }>,
): Promise<void> {
  const { message } = await send();
  await glimcapPosts.posted(standing, message.id);
  log.info({ postId: standing.id, kind: standing.kind, messageId: message.id }, 'glimcap posted');
}
