import { escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { joinLines } from '../join-lines.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const blocks = await context.ticketBlocks.list(actor, interaction.guildId);
    const lines = blocks.map(({ memberId, reason, byName, expiresAt }) => {
      const until = expiresAt ? ` (${time(expiresAt, TimestampStyles.RelativeTime)})` : '';
      return `<@${memberId}>${until}: ${escapeMarkdown(reason)} (${escapeMarkdown(byName)})`;
    });
    await interaction.editReply(joinLines(lines) || context.words.tickets('block.none'));
  },
} satisfies Subcommand;
