import { EmbedBuilder, escapeMarkdown, PermissionFlagsBits, TimestampStyles, time } from 'discord.js';
import type { AlertAccount, AlertOutcome, StreamAccount } from '#domain/streams/alert-history.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { requirePermission } from '../guilds/require-permission.ts';
import type { Subcommand } from '../slash-command.ts';
import { whyEvents } from './events/why-events.ts';
import { completeStreamer, getStreamer, STREAMER } from './streamer-option.ts';

const SHOWN = 5;
/** Five embeds of at most this length, and the one of what is planned, stay below Discord's 6,000 characters of a message. */
const EMBED_LENGTH = 800;
const TITLE_LENGTH = 80;

/** "Why was nothing posted?", answered for staff with what was stored when it was decided. */
export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { alertHistory, words } = context;
    const named = interaction.options.getString(STREAMER);
    const channel = named ? await getStreamer(named, context) : null;
    const accounts = await alertHistory.list(interaction.guildId, { channel, limit: SHOWN });
    const planned = await whyEvents(interaction.guildId, channel, context);
    const embeds = [...accounts.map((account) => embedOf(account, context)), ...(planned ? [planned] : [])];
    const none = accounts.length === 0 ? { content: words.streams('why.none') } : {};
    await interaction.editReply({ ...none, embeds });
  },
} satisfies Subcommand;

function embedOf({ stream, alerts }: StreamAccount, context: BotContext): EmbedBuilder {
  const { channel, startedAt } = stream;
  const lines = alerts.map((alert) => lineOf(alert, stream, context));
  const text = lines.length > 0 ? lines.join('\n') : context.words.streams('why.noAlertChannel');
  return new EmbedBuilder()
    .setTitle(`${channel.owner.name}: ${escapeMarkdown(channel.title).slice(0, TITLE_LENGTH).toWellFormed()}`)
    .setDescription(text.length > EMBED_LENGTH ? `${text.slice(0, EMBED_LENGTH - 1).toWellFormed()}…` : text)
    .setTimestamp(startedAt);
}

function lineOf(alert: AlertAccount, stream: Stream, context: BotContext): string {
  const { textChannelId, outcome, crosspostFailure } = alert;
  return [
    `<#${textChannelId}>: ${sentenceOf(outcome, context)}`,
    ...(lacksPicture(alert, stream, context) ? [noPicture(context)] : []),
    ...(crosspostFailure ? [context.words.tell(crosspostFailure)] : []),
  ].join(' ');
}

/** A card that follows its stream and may not be given the picture. */
function lacksPicture({ textChannelId, outcome }: AlertAccount, stream: Stream, { client }: BotContext): boolean {
  if (outcome.kind !== 'posted' || stream.endedAt || stream.channel.isMature) return false;
  const textChannel = client.channels.cache.get(textChannelId);
  if (!textChannel || textChannel.isDMBased()) return false;
  return textChannel.permissionsFor(client.user)?.has(PermissionFlagsBits.AttachFiles) === false;
}

function noPicture({ words }: BotContext): string {
  return words.streams('why.noPicture', { permissions: words.permissionNames([PermissionFlagsBits.AttachFiles]) });
}

function sentenceOf(outcome: AlertOutcome, { words }: BotContext): string {
  const at = time(outcome.at, TimestampStyles.ShortDateTime);
  if (outcome.kind === 'filtered') return words.streams(`why.filtered.${outcome.rule}`, { at });
  if (outcome.kind === 'failed') return words.streams('why.failed', { at, reason: words.tell(outcome.reason) });
  if (outcome.kind === 'held') return words.streams(outcome.isOver ? 'why.flapped' : 'why.held', { at });
  return words.streams(`why.${outcome.kind}`, { at });
}
