import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  escapeMarkdown,
  InteractionContextType,
  SlashCommandBuilder,
} from 'discord.js';
import type { SlashCommand } from '../slash-command.ts';

/** Leads to the settings page, where Discord itself says who somebody is: the bot takes nobody's word for it. */
export default {
  data: new SlashCommandBuilder()
    .setName('link')
    .setDescription('Link your Discord account to your Glim account')
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM),
  where: 'both',
  defer: 'ephemeral',

  async execute(interaction, { accounts, publicUrl, words }) {
    const user = await accounts.findByDiscordId(interaction.user.id);
    const url = `${publicUrl}/settings/account`;
    const button = new ButtonBuilder()
      .setStyle(ButtonStyle.Link)
      .setURL(user ? url : `${publicUrl}/auth/discord?returnTo=/settings/account`)
      .setLabel(words.guilds(user ? 'link.settings' : 'link.connect'));
    await interaction.editReply({
      content: user
        ? words.guilds('link.linked', { name: escapeMarkdown(user.name) })
        : words.guilds('link.howTo', { url }),
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
    });
  },
} satisfies SlashCommand;
