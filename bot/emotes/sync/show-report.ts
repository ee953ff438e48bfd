import { DiscordAPIError, type GuildTextBasedChannel, RESTJSONErrorCodes } from 'discord.js';
import type { EmoteSync } from '#domain/emotes/emote-sync.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { postOnce } from '../../post-once.ts';
import { reportMessage, reportUrl } from './report.embed.ts';

/** Discord limits edits of messages that are older than an hour (30046). */
const AN_HOUR_MS = 3_600_000;

/**
 * Brings a guild's one report up to date. A moderator who deletes it is obeyed until somebody asks for emotes again;
 * who asks while the report is old gets it anew, at the foot of the text channel. Whatever Discord says of the report,
 * the emotes themselves go on.
 */
export async function showReport(
  guildId: string,
  { mayPost }: { mayPost: boolean },
  context: BotContext,
): Promise<void> {
  await context.inTurn.run(`emote report ${guildId}`, async () => {
    try {
      await show(guildId, mayPost, await inGuildLanguage(guildId, context));
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      context.log.warn({ err: error, guildId }, 'emote report not shown');
    }
  });
}

async function show(guildId: string, mayPost: boolean, context: BotContext): Promise<void> {
  const { emoteReports: reports } = context;
  const sync = await context.emoteSyncs.find(guildId);
  if (!sync) return;
  if (sync.reportMessageId && !isOld(sync, context)) return edit(sync, context);
  if (sync.reportMessageId) await takeDown(sync, context);
  const isWithheld = sync.reportPostedAt !== null || !mayPost;
  if (isWithheld && !sync.isAsked) return;
  const textChannel = await findStaffChannel(guildId, context);
  if (!textChannel) return;
  await reports.prepare(sync, textChannel.id);
  const { message } = await postOnce(textChannel, {
    id: sync.reportId ?? '',
    attemptedAt: sync.reportAttemptedAt ?? null,
    url: reportUrl(sync, context),
    message: () => reportMessage(sync, context),
    attempted: () => reports.attempted(sync),
  });
  await reports.posted(sync, message.id);
}

/** Only who asks makes an old report new; what happens by itself changes it in its place, as far as Discord lets it. */
function isOld({ isAsked, reportPostedAt }: EmoteSync, { now }: BotContext): boolean {
  return isAsked && Boolean(reportPostedAt && now().getTime() - reportPostedAt.getTime() > AN_HOUR_MS);
}

async function edit(sync: EmoteSync, context: BotContext): Promise<void> {
  const textChannel = channelOf(sync, context);
  if (!textChannel || !sync.reportMessageId) return;
  try {
    await textChannel.messages.edit(sync.reportMessageId, { ...(await reportMessage(sync, context)), attachments: [] });
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
    await context.emoteReports.deleted(sync);
  }
}

async function takeDown(sync: EmoteSync, context: BotContext): Promise<void> {
  const textChannel = channelOf(sync, context);
  try {
    if (sync.reportMessageId) await textChannel?.messages.delete(sync.reportMessageId);
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
  }
  await context.emoteReports.deleted(sync);
}

function channelOf({ reportChannelId }: EmoteSync, { client }: BotContext): GuildTextBasedChannel | null {
  const channel = reportChannelId ? client.channels.cache.get(reportChannelId) : undefined;
  return channel?.isTextBased() && !channel.isDMBased() ? channel : null;
}

async function findStaffChannel(
  guildId: string,
  { client, guilds }: BotContext,
): Promise<GuildTextBasedChannel | null> {
  const id = (await guilds.findSettings(guildId))?.staffChannelId;
  const channel = id ? client.channels.cache.get(id) : undefined;
  return channel?.isTextBased() && !channel.isDMBased() ? channel : null;
}
