import { EmbedBuilder, type MessageCreateOptions } from 'discord.js';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { REVIEW_COLORS, reviewTitle } from './review.embed.ts';

interface Parts {
  report: GlimcapReport;
  url: string;
  context: Pick<BotContext, 'words' | 'publicUrl'>;
}

/** The message from which a report's review thread hangs: how the report stands. */
export function openerMessage({ report, url, context }: Parts): Pick<MessageCreateOptions, 'embeds'> {
  const { words, publicUrl } = context;
  const { number, weekStart, weekEnd, state } = report;
  const week = words.glimcap('review.week', { from: weekStart, to: weekEnd });
  const next =
    state === 'published'
      ? words.glimcap('opener.published', { url: `${publicUrl}/glimcap/${number}` })
      : words.glimcap('opener.open');
  const embed = new EmbedBuilder()
    .setURL(url)
    .setTitle(reviewTitle(report, state, context))
    .setColor(REVIEW_COLORS[state])
    .setDescription(`${week}\n${next}`);
  return { embeds: [embed] };
}

/** What the thread is called. */
export function threadName({ number }: Pick<GlimcapReport, 'number'>, { words }: Pick<BotContext, 'words'>): string {
  return words.glimcap('opener.thread', { number });
}
