import { EmbedBuilder, escapeMarkdown } from 'discord.js';
import type { DayWindow } from '#domain/metrics/week-window.ts';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import { DEADLINE_KINDS, type DeadlineKind } from '#domain/support/sla/ticket-deadline.entity.ts';
import type { StaffStats } from '#domain/support/stats/staff-stats.ts';
import type { TicketStats, Times } from '#domain/support/stats/ticket-stats.ts';
import type { BotContext } from '../context.ts';

const SHOWN_STAFF = 10;

type Parts = Pick<BotContext, 'words' | 'publicUrl'>;

/** The figures of support over some days; both clocks are named, since they differ. */
export function statsEmbed(
  stats: TicketStats & { days: DayWindow },
  category: TicketCategory | null,
  context: Parts,
): EmbedBuilder {
  const { words, publicUrl } = context;
  const { sla } = words;
  const { days } = stats;
  const title = sla('stats.title', { from: words.day(days.from), to: words.day(days.to) });
  const url = `${publicUrl}/staff/tickets/stats?from=${days.from}&to=${days.to}`;
  return new EmbedBuilder()
    .setColor(0xf2b544)
    .setTitle((category ? `${title} · ${category.name}` : title).slice(0, 256))
    .setDescription(sla('stats.more', { url }))
    .addFields(
      { name: sla('stats.volumes'), value: volumes(stats, context) },
      { name: sla('stats.first'), value: timesOf(stats.times.first_response, context), inline: true },
      { name: sla('stats.resolution'), value: timesOf(stats.times.resolution, context), inline: true },
      { name: sla('stats.breach'), value: breaches(stats, context) },
      ...(stats.feedback.average === null ? [] : [{ name: sla('stats.feedback'), value: feedback(stats, context) }]),
      { name: sla('stats.staff'), value: people(stats.staff, context) },
    )
    .setFooter({ text: sla('stats.onlyStaff') });
}

function volumes({ opened, closed, reopened, unanswered, deflected, backlog }: TicketStats, { words }: Parts): string {
  const { sla, number } = words;
  return [
    sla('stats.opened', { count: number(opened) }),
    sla('stats.closed', { count: number(closed) }),
    ...(reopened > 0 ? [sla('stats.reopened', { count: number(reopened) })] : []),
    sla('stats.backlog', { after: number(backlog.after), before: number(backlog.before) }),
    sla('stats.unanswered', { count: number(unanswered) }),
    ...(deflected > 0 ? [sla('stats.deflected', { count: number(deflected) })] : []),
  ].join(' · ');
}

function timesOf({ count, work, wall }: Times, { words }: Parts): string {
  const { sla } = words;
  if (count === 0) return sla('stats.none');
  const said = ({ median, p90 }: Times['work']) =>
    sla('stats.times', { median: words.duration((median ?? 0) * 1_000), p90: words.duration((p90 ?? 0) * 1_000) });
  return [sla('stats.work', { times: said(work) }), sla('stats.wall', { times: said(wall) })].join('\n');
}

function breaches({ keeping }: TicketStats, { words }: Parts): string {
  const { sla, decimal } = words;
  const line = (kind: DeadlineKind) => {
    const { breached, decided } = keeping[kind];
    const rate = decimal((breached / decided) * 100);
    return sla('stats.breachLine', { kind: sla(`deadline.${kind}`), breached, decided, rate });
  };
  const lines = DEADLINE_KINDS.filter((kind) => keeping[kind].decided > 0).map(line);
  return lines.join('\n') || sla('stats.noPromise');
}

function feedback({ feedback: { average, count } }: TicketStats, { words }: Parts): string {
  return words.sla('stats.rating', { average: words.decimal(average ?? 0), count });
}

function people(staff: readonly StaffStats[], { words }: Parts): string {
  const { sla } = words;
  const lines = staff
    .slice(0, SHOWN_STAFF)
    .map(({ name, messages, firstAnswers, firstAnswerMedianSeconds, closed }) => {
      const seconds = firstAnswerMedianSeconds;
      const median = seconds === null ? '' : sla('stats.personMedian', { median: words.duration(seconds * 1_000) });
      return sla('stats.person', { name: escapeMarkdown(name) || '…', messages, firstAnswers, median, closed });
    });
  return lines.join('\n').slice(0, 1_024) || sla('stats.nobody');
}
