import { DomainError } from '#domain/errors.ts';
import type { GlimcapPost, GlimcapPostKind } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { postOnce } from '../post-once.ts';
import { editReview } from './edit-review.ts';
import { newsMessage } from './news.embed.ts';
import { checkReportChannel, findReportChannelId } from './report-channel.ts';
import { reviewMessage } from './review.embed.ts';

/**
 * Brings every message about a report to its present state: a draft stands for review,
 * an earlier one says that it is replaced, a published report is in the news. Two of
 * these may overlap: whoever showed an old state sees, on reading again, that it is old.
 */
export async function showReport(reportId: string, context: BotContext): Promise<void> {
  let report = await context.glimcap.find(reportId);
  for (let shown = ''; report && shown !== stateOf(report); report = await context.glimcap.find(reportId)) {
    shown = stateOf(report);
    await showOnce(report, context);
  }
}

async function showOnce(report: GlimcapReport, context: BotContext): Promise<void> {
  await post(report, report.state === 'published' ? 'news' : 'review', context);
  for (const each of await context.glimcapPosts.listPosted(report.id, 'review')) {
    await attempt(each, context, () => editReview(each, report, context));
  }
}

async function post(report: GlimcapReport, kind: GlimcapPostKind, context: BotContext): Promise<void> {
  const textChannelId = await findReportChannelId(kind, context);
  if (!textChannelId) {
    context.log.warn({ reportId: report.id, kind }, 'glimcap not posted: no text channel is chosen');
    return;
  }
  const standing = await context.glimcapPosts.prepare(report, { kind, textChannelId });
  if (!standing.messageId) await attempt(standing, context, () => postOne(standing, report, context));
}

async function postOne(standing: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<void> {
  const { glimcap, glimcapPosts, log } = context;
  const textChannel = checkReportChannel(standing.textChannelId, context);
  const url = postUrl(standing, report, context);
  const build = standing.kind === 'news' ? newsMessage : reviewMessage;
  const { message } = await postOnce(textChannel, {
    id: standing.id,
    attemptedAt: standing.attemptedAt ?? null,
    url,
    message: async () => build({ report, review: await glimcap.review(report), url, context }),
    attempted: () => glimcapPosts.attempted(standing),
  });
  await glimcapPosts.posted(standing, message.id);
  log.info({ reportId: report.id, kind: standing.kind, messageId: message.id }, 'glimcap posted');
}

/** Staff have to change something first when a text channel cannot be used; trying again would not help them. */
async function attempt(standing: GlimcapPost, context: BotContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await context.glimcapPosts.failed(standing, error.message);
    context.log.warn({ postId: standing.id, reason: error.message }, 'glimcap message not shown');
  }
}

/** The address by which a message is known again; a draft has no page of its own. */
function postUrl({ id, kind }: GlimcapPost, { number }: GlimcapReport, { publicUrl }: BotContext): string {
  return kind === 'news' ? `${publicUrl}/glimcap/${number}?post=${id}` : `${publicUrl}/glimcap?draft=${id}`;
}

function stateOf({ state, revision }: GlimcapReport): string {
  return `${state} ${revision}`;
}
