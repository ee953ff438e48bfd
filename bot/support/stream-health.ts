import { TimestampStyles, time } from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { shownValue } from '../streams/health/shown-value.ts';

/** Keeps how the member's last stream was, where the ticket's category is about streaming: so staff need not ask. */
export async function keepStreamHealth(ticket: Ticket, { streamHealth, support }: BotContext): Promise<void> {
  if (!ticket.category.isStreaming || !ticket.memberId || ticket.streamHealth) return;
  const latest = await streamHealth.latestOf(ticket.memberId);
  if (!latest) return;
  await support.streamLooked(ticket, {
    startedAt: latest.stream.startedAt.toISOString(),
    findings: latest.findings.map(({ cause, value }) => ({ cause, value })),
  });
}

/** The same on the ticket's card. */
export function streamHealthField({ streamHealth }: Ticket, { words }: Pick<BotContext, 'words'>) {
  if (!streamHealth) return [];
  const { startedAt, findings } = streamHealth;
  const at = time(new Date(startedAt), TimestampStyles.ShortDateTime);
  const wrong = findings.map(({ cause, value }) => {
    const shown = words.number(shownValue(cause, value));
    return `- ${words.streams(`finding.${cause}.title`)}: ${words.streams(`finding.${cause}.short`, { value: shown })}`;
  });
  const lines = wrong.length > 0 ? wrong : [words.tickets('card.streamFine')];
  return [{ name: words.tickets('card.stream'), value: [at, ...lines].join('\n'), inline: false }];
}
