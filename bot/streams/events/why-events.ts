import { EmbedBuilder, escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { ConsideredEvent } from '#domain/streams/schedule/wanted-events.ts';
import type { BotContext } from '../../context.ts';

const SHOWN = 5;

/**
 * What became of planned streams as scheduled events of a guild, of one streamer or of all whom it hears of; null where
 * there is nothing to say.
 */
export async function whyEvents(
  guildId: string,
  channel: Channel | null,
  context: BotContext,
): Promise<EmbedBuilder | null> {
  const { guildEvents, guildStreams, words } = context;
  const isOn = (await guildStreams.find(guildId))?.wantsEvents ?? false;
  if (!isOn) return channel ? embedOf([words.streams('settings.noEvents')], context) : null;
  const all = await guildEvents.consider(guildId);
  const asked = all.filter(({ entry, keptAwayBy }) =>
    channel ? entry.channel.id === channel.id : keptAwayBy !== 'streamer',
  );
  const rows = new Map((await guildEvents.list(guildId)).map((row) => [`${row.entryId} ${row.day}`, row]));
  const lines = asked
    .slice(0, SHOWN)
    .map((event) => lineOf(event, rows.get(`${event.entry.id} ${event.day}`), context));
  if (lines.length > 0) return embedOf(lines, context);
  return channel ? embedOf([words.streams('why.event.none')], context) : null;
}

function embedOf(lines: string[], { words }: BotContext): EmbedBuilder {
  return new EmbedBuilder().setTitle(words.streams('why.event.title')).setDescription(lines.join('\n'));
}

function lineOf(event: ConsideredEvent, row: GuildEvent | undefined, context: BotContext): string {
  const title = escapeMarkdown(event.entry.title);
  return `**${title}**, ${time(event.startsAt, TimestampStyles.ShortDateTime)}: ${sentenceOf(event, row, context)}`;
}

/** As it was stored when it was decided; what no row knows is still to be made. */
function sentenceOf(event: ConsideredEvent, row: GuildEvent | undefined, { words, now }: BotContext): string {
  if (row?.takenAwayAt) {
    return words.streams('why.event.takenAway', { at: time(row.takenAwayAt, TimestampStyles.ShortDateTime) });
  }
  if (row?.settledAt) return words.streams('why.event.over');
  if (event.keptAwayBy) return words.streams(`why.event.keptAwayBy.${event.keptAwayBy}`);
  if (row?.eventId) return words.streams('why.event.stands');
  if (row?.failure) return words.streams('why.event.failed', { reason: words.tell(row.failure) });
  return words.streams(event.startsAt <= now() ? 'why.event.late' : 'why.event.pending');
}
