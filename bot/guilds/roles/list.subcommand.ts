import { EmbedBuilder, PermissionFlagsBits } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { requirePermission } from '../require-permission.ts';
import { mappingLines } from './mapping-lines.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const embed = new EmbedBuilder()
      .setColor(0xf2b544)
      .setTitle(context.words.guilds('roles.title'))
      .setDescription((await mappingLines(interaction.guildId, context)).join('\n'));
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;
