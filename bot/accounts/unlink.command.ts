import { escapeMarkdown, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { SlashCommand } from '../slash-command.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('unlink')
    .setDescription('Unlink your Discord account from your Glim account')
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM),
  where: 'both',
  defer: 'ephemeral',

  async execute(interaction, { accounts, discordLinks, words }) {
    const user = await accounts.findByDiscordId(interaction.user.id);
    if (!user) throw new DomainError('conflict', 'member_not_linked', words.guilds('link.notLinked'));
    await discordLinks.unlink(user.id);
    await interaction.editReply(words.guilds('link.unlinked', { name: escapeMarkdown(user.name) }));
  },
} satisfies SlashCommand;
