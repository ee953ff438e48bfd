import { RESTJSONErrorCodes } from 'discord.js';
import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../is-discord-error.ts';
import { attemptPost } from './attempt-post.ts';
import { inHomeLanguage } from './in-home-language.ts';
import { newsMessage } from './news.embed.ts';
import { postUrl } from './post-url.ts';
import { checkReportChannel } from './report-channel.ts';

/**
 * Brings the news of a corrected report up to date: they say that it was corrected, what was wrong, and the figures
 * as they stand. A report that was never in the news, as one that was imported, is not announced by its correction.
 */
export async function showCorrection(reportId: string, given: BotContext): Promise<void> {
  const context = await inHomeLanguage(given);
  await context.inTurn.run(reportId, async () => {
    const report = await context.glimcap.find(reportId);
    if (!report) return;
    for (const post of await context.glimcapPosts.listPosted(reportId, 'news')) {
      await attemptPost(post, context, () => edit(post, report, context));
    }
  });
}

async function edit(post: GlimcapPost, report: GlimcapReport, context: BotContext): Promise<void> {
  if (!post.messageId) return;
  const textChannel = checkReportChannel(post, context);
  const url = postUrl(post, report, context);
  try {
    // The pictures that stand there are taken away: each is drawn again from the corrected figures.
    await textChannel.messages.edit(post.messageId, {
      ...(await newsMessage({ report, url, context })),
      attachments: [],
    });
    context.log.info({ reportId: report.id, messageId: post.messageId }, 'glimcap news corrected');
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
    await context.glimcapPosts.deleted(post);
  }
}
