import { InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { articleMessage } from './article-message.ts';
import { categoriesMessage } from './categories-message.ts';
import { completeArticle } from './complete-article.ts';
import { findArticle } from './find-article.ts';
import { foundMessage } from './found-message.ts';

const ASKED_LENGTH = 100;

export default {
  data: new SlashCommandBuilder()
    .setName('help')
    .setDescription('Find a guide, or browse all of them')
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
    .addStringOption((option) =>
      option
        .setName('article')
        .setDescription('What you need help with, in your own words')
        .setMaxLength(ASKED_LENGTH)
        .setAutocomplete(true),
    ),
  where: 'both',
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guildId } = interaction;
    const asked = interaction.options.getString('article')?.trim() ?? '';
    if (asked === '') return void (await interaction.editReply(categoriesMessage(context)));
    const article = findArticle(asked, context);
    const message = article ? articleMessage(article, guildId, context) : foundMessage(asked, guildId, context);
    await interaction.editReply(await message);
  },

  autocomplete: completeArticle,
} satisfies SlashCommand;
