import type { GlimcapPost } from '#domain/glimcap/glimcap-post.entity.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { deskUrl } from './desk-url.ts';

/** The address by which a message is known again; only what is published has a page that everybody sees. */
export function postUrl(
  { id, kind }: GlimcapPost,
  report: GlimcapReport,
  context: Pick<BotContext, 'publicUrl'>,
): string {
  if (kind === 'news') return `${context.publicUrl}/glimcap/${report.number}?post=${id}`;
  return `${deskUrl(report, context)}?draft=${id}`;
}
