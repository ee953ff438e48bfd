import {
  AttachmentBuilder,
  EmbedBuilder,
  escapeMarkdown,
  type MessageCreateOptions,
  TimestampStyles,
  time,
} from 'discord.js';
import { EMOJI_FATES } from '#domain/emotes/emoji-fate.ts';
import type { EmoteSync } from '#domain/emotes/emote-sync.entity.ts';
import type { GuildEmoji } from '#domain/emotes/guild-emoji.entity.ts';
import type { BotContext } from '../../context.ts';
import { fitLines } from '../fit-lines.ts';
import { whoUsesAnimated } from '../who-uses-animated.ts';

const FINE = 0x4f9d69;
const RUNNING = 0xd8a34a;
const BROKEN = 0xd9534f;
/** An embed's description holds 4,096 characters; the whole list is in the file then. */
const ROOM = 3_200;

type Context = Pick<BotContext, 'words' | 'publicUrl' | 'emojiLedger' | 'guildEmotes' | 'roleMappings' | 'client'>;

/** By which a report is known again among the bot's messages. */
export function reportUrl({ place, reportId }: EmoteSync, { publicUrl }: Pick<Context, 'publicUrl'>): string {
  return `${publicUrl}/staff/emotes?guild=${place}&report=${reportId}`;
}

/** How far a guild is: each emote's fate with its reason, what hinders most first. */
export async function reportMessage(
  sync: EmoteSync,
  context: Context,
): Promise<Pick<MessageCreateOptions, 'embeds'> & { files: AttachmentBuilder[] }> {
  const { words } = context;
  const rows = await listReported(sync.place, context);
  const lines = EMOJI_FATES.flatMap((fate) =>
    linesOf(
      fate,
      rows.filter((row) => row.fate === fate),
      context,
    ),
  );
  const text = lines.join('\n');
  const who = rows.some(({ isAnimated }) => isAnimated) ? [await whoUsesAnimated(sync.place, context)] : [];
  const isCut = text.length > ROOM;
  const embed = new EmbedBuilder()
    .setURL(reportUrl(sync, context))
    .setTitle(words.emotes('report.title'))
    .setColor(colourOf(sync))
    .setDescription([stateOf(sync, rows, context), ...who, '', isCut ? cut(lines, context) : text].join('\n').trim());
  if (sync.slotsStatic !== null && sync.slotsStatic !== undefined)
    embed.addFields({
      name: words.emotes('report.slots'),
      value: words.emotes('report.slotCounts', {
        static: sync.usedStatic ?? 0,
        slotsStatic: sync.slotsStatic,
        animated: sync.usedAnimated ?? 0,
        slotsAnimated: sync.slotsAnimated ?? 0,
      }),
    });
  const files = isCut ? [new AttachmentBuilder(Buffer.from(`${text}\n`), { name: 'emotes.txt' })] : [];
  return { embeds: [embed], files };
}

/** Only what the guild wants: what it let go has no fate here. */
async function listReported(place: string, { emojiLedger, guildEmotes }: Context): Promise<GuildEmoji[]> {
  const wanted = new Set((await guildEmotes.listWanted(place))?.map(({ id }) => id));
  return (await emojiLedger.list(place)).filter(({ emote }) => emote && wanted.has(emote.id));
}

function linesOf(fate: (typeof EMOJI_FATES)[number], rows: readonly GuildEmoji[], { words }: Context): string[] {
  if (rows.length === 0) return [];
  const heading = `**${words.emotes(`report.fate.${fate}`, { count: rows.length })}**`;
  return [heading, ...rows.map((row) => `- ${said(row, words)}`)];
}

function said({ emote, name, detail, isRenamedHere }: GuildEmoji, words: Context['words']): string {
  const wished = emote?.name ?? name;
  const renamed = isRenamedHere ? 'report.renamedHere' : 'report.renamed';
  const note = name === wished ? '' : ` ${words.emotes(renamed, { name: escapeMarkdown(name) })}`;
  return `:${escapeMarkdown(wished)}:${note}${detail ? ` (${escapeMarkdown(detail)})` : ''}`;
}

function cut(lines: readonly string[], { words }: Context): string {
  const kept = fitLines(lines, ROOM);
  return [...kept, words.emotes('report.more', { count: lines.length - kept.length })].join('\n');
}

function stateOf(sync: EmoteSync, rows: readonly GuildEmoji[], { words }: Context): string {
  const { trouble, retryAt, finishedAt, startedAt } = sync;
  const open = rows.filter(({ fate }) => fate === 'pending' || fate === 'limited').length;
  const counts = { done: rows.length - open, all: rows.length };
  if (trouble) return words.emotes('report.missingPermission');
  if (retryAt) return words.emotes('report.limited', { ...counts, until: time(retryAt, TimestampStyles.ShortTime) });
  const at = finishedAt ?? startedAt;
  if (finishedAt && at) return words.emotes('report.finished', { at: time(at, TimestampStyles.ShortDateTime) });
  return words.emotes('report.running', counts);
}

function colourOf({ trouble, finishedAt, retryAt }: EmoteSync): number {
  if (trouble) return BROKEN;
  return finishedAt && !retryAt ? FINE : RUNNING;
}
