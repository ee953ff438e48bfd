import { DomainError } from '#domain/errors.ts';
import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { BotContext } from '../context.ts';
import { reportOutcome } from '../guilds/report-outcome.ts';
import glimcap from './glimcap.capability.ts';

/**
 * Does something with a report's message. Staff have to change something first when its text channel cannot be used:
 * trying again would not help them, so the reason is kept with it.
 */
export async function attemptPost(
  standing: GlimcapPost,
  context: BotContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    // A report's text channel is in the guild that Glim belongs to, or cannot be used.
    await (context.homeGuildId === null ? work() : reportOutcome(glimcap, context.homeGuildId, context, work));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await context.glimcapPosts.failed(standing, error.message);
    context.log.warn({ postId: standing.id, reason: error.message }, 'glimcap message not shown');
  }
}
