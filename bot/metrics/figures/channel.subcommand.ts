import { PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GuildBoard } from '#domain/metrics/guilds/guild-board.entity.ts';
import type { BotContext } from '../../context.ts';
import { problemsIn } from '../../guilds/find-problems.ts';
import { sentenceOf } from '../../guilds/problem.ts';
import { requirePermission } from '../../guilds/require-permission.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import type { Subcommand } from '../../slash-command.ts';
import { BOARD_NEEDS } from './board.capability.ts';

/** Chooses where the message with the figures stands. Choosing the same place again brings back one that was deleted. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guild, guildId, options } = interaction;
    const { guildBoards, guilds, words } = context;
    const textChannel = options.getChannel('channel');
    const [problem] = textChannel ? problemsIn(guild, { id: textChannel.id, needs: BOARD_NEEDS }, context) : [];
    if (problem) throw new DomainError('unavailable', 'figures_unreachable', sentenceOf(problem, words));
    const board = await guildBoards.find(guildId);
    if (board && (await isGone(board, context))) await guildBoards.forget(board);
    await guilds.choose(guildId, { metricsChannelId: textChannel?.id ?? null });
    await guildBoards.refresh(guildId);
    await interaction.editReply(
      textChannel ? words.metrics('figures.chosen', { channel: `<#${textChannel.id}>` }) : words.metrics('figures.off'),
    );
  },
} satisfies Subcommand;

/** Whether somebody deleted the message, noticed or not. */
async function isGone(board: GuildBoard, { client }: BotContext): Promise<boolean> {
  const textChannel = client.channels.cache.get(board.textChannelId);
  if (board.deletedAt) return true;
  if (!board.messageId || !textChannel?.isTextBased()) return false;
  try {
    await textChannel.messages.fetch({ message: board.messageId, force: true });
    return false;
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) return true;
    throw error;
  }
}
