import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';

/** A report's editor on the web. It goes by the week: two drafts may think that they are the next number. */
export function deskUrl(
  { weekEnd }: Pick<GlimcapReport, 'weekEnd'>,
  { publicUrl }: Pick<BotContext, 'publicUrl'>,
): string {
  return `${publicUrl}/staff/glimcap/${weekEnd}`;
}
