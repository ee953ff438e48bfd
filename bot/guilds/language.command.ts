import { InteractionContextType, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';
import { inGuildLanguage } from './in-guild-language.ts';
import { requirePermission } from './require-permission.ts';

/** What is chosen for "as the guild's own language on Discord". */
const AS_DISCORD = 'discord';

export default {
  data: new SlashCommandBuilder()
    .setName('language')
    .setDescription('Choose the language of what I post for everyone in this guild')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addStringOption((option) =>
      option
        .setName('language')
        .setDescription('Replies that only one member sees are always in their own language')
        .addChoices(
          { name: 'English', value: 'en' },
          { name: 'Deutsch', value: 'de' },
          { name: 'As this guild’s language on Discord', value: AS_DISCORD },
        )
        .setRequired(true),
    ),
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const chosen = interaction.options.getString('language', true);
    await context.guilds.choose(interaction.guildId, { language: chosen === AS_DISCORD ? null : chosen });
    const { words } = await inGuildLanguage(interaction.guildId, context);
    await interaction.editReply(context.words.guilds('language.chosen', { language: words.guilds('language.name') }));
  },
} satisfies SlashCommand;
