import { type GuildTextBasedChannel, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GuildBoard } from '#domain/metrics/guilds/guild-board.entity.ts';
import type { BotContext } from '../../context.ts';
import { problemsIn } from '../../guilds/find-problems.ts';
import { sentenceOf } from '../../guilds/problem.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { postOnce } from '../../post-once.ts';
import { chartFile } from '../chart-file.ts';
import capability, { BOARD_NEEDS } from './board.capability.ts';
import { type BoardContent, boardContent } from './board-content.ts';

/** Brings the message with the figures to where a guild wants it, and to what is known now. */
export async function showBoard(guildId: string, context: BotContext): Promise<void> {
  const { guildBoards, guilds } = context;
  const wanted = (await guilds.findSettings(guildId))?.metricsChannelId ?? null;
  const known = await guildBoards.find(guildId);
  if (known && known.textChannelId !== wanted) await takeAway(known, context);
  if (wanted === null) return;
  const board = await guildBoards.prepare(guildId, wanted);
  if (board.deletedAt) return;
  const content = await boardContent(guildId, context);
  if (board.messageId && board.shown === content.hash) return;
  await reportOutcome(capability, guildId, context, async () => {
    const textChannel = getTextChannel(board, context);
    if (board.messageId) await edit(textChannel, board, content, context);
    else await post(textChannel, board, content, context);
  });
}

async function post(
  textChannel: GuildTextBasedChannel,
  board: GuildBoard,
  content: BoardContent,
  context: BotContext,
): Promise<void> {
  const { guildBoards, publicUrl } = context;
  const url = `${publicUrl}/glimcap?board=${board.id}`;
  const { message, isFound } = await postOnce(textChannel, {
    id: board.id,
    attemptedAt: board.attemptedAt ?? null,
    url,
    message: () => messageOf(content, url, context),
    attempted: () => guildBoards.attempted(board),
  });
  // What was found says what was known when it was posted.
  await guildBoards.showing(board, message.id, isFound ? '' : content.hash);
  if (isFound) await edit(textChannel, board, content, context);
}

async function edit(
  textChannel: GuildTextBasedChannel,
  board: GuildBoard,
  content: BoardContent,
  context: BotContext,
): Promise<void> {
  const { guildBoards, log, publicUrl } = context;
  const { messageId } = board;
  if (!messageId) return;
  try {
    const message = await messageOf(content, `${publicUrl}/glimcap?board=${board.id}`, context);
    await textChannel.messages.edit(messageId, { ...message, attachments: [] });
    await guildBoards.showing(board, messageId, content.hash);
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) {
      await guildBoards.deleted(board);
      log.info({ guildId: board.guildId }, 'message with the figures was deleted by someone');
      return;
    }
    // Too many edits of an old message: the next look brings the newest.
    if (!isDiscordError(error, RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached)) throw error;
  }
}

async function messageOf({ embed, chart }: BoardContent, url: string, context: BotContext) {
  const files = chart ? [await chartFile(chart, context, 'figures')] : [];
  return { embeds: [embed.setURL(url).setTimestamp(context.now())], files };
}

/** The old message goes, wherever it stands; one that cannot be reached is left behind. */
async function takeAway(board: GuildBoard, { client, guildBoards, log }: BotContext): Promise<void> {
  const textChannel = client.channels.cache.get(board.textChannelId);
  if (board.messageId && textChannel?.isTextBased()) {
    try {
      await textChannel.messages.delete(board.messageId);
    } catch (error) {
      log.info({ err: error, guildId: board.guildId }, 'old message with the figures not deleted');
    }
  }
  await guildBoards.forget(board);
}

/** @throws DomainError unavailable `figures_unreachable`, with what staff have to change */
function getTextChannel({ guildId, textChannelId }: GuildBoard, context: BotContext): GuildTextBasedChannel {
  const { codes } = context.languages;
  const guild = context.client.guilds.cache.get(guildId);
  const textChannel = guild?.channels.cache.get(textChannelId);
  const [problem] = guild ? problemsIn(guild, { id: textChannelId, needs: BOARD_NEEDS }, { words: codes }) : [];
  if (textChannel?.isTextBased() && !problem) return textChannel;
  const reason = problem ? sentenceOf(problem, codes) : codes.metrics('figures.gone');
  throw new DomainError('unavailable', 'figures_unreachable', reason);
}
