import {
  ActionRowBuilder,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { BotContext } from '../../context.ts';
import { getCategoryPlace } from '../category-desk.ts';
import { categorySelect } from '../panels/category-select.ts';
import { openingForm } from './opening-form.ts';
import { requesterOf } from './requester.ts';

type Opening =
  | ButtonInteraction<'cached'>
  | ChatInputCommandInteraction<'cached'>
  | StringSelectMenuInteraction<'cached'>;

/**
 * Shows a category's form, unless its ticket could not be opened: nobody should
 * fill in a form for nothing. A form cannot follow a deferral: what is looked up
 * before it is a few rows.
 */
export async function showForm(interaction: Opening, category: TicketCategory, context: BotContext): Promise<void> {
  await getCategoryPlace(interaction.guild, category, context);
  await context.support.check(category, requesterOf(interaction.member));
  await interaction.showModal(openingForm(category, context));
}

/** Asks what it is about where a guild has several categories. */
export async function chooseCategory(
  interaction: ChatInputCommandInteraction<'cached'> | ButtonInteraction<'cached'>,
  categories: TicketCategory[],
  { words }: BotContext,
): Promise<void> {
  await interaction.reply({
    content: words.tickets('open.choose'),
    components: [
      new ActionRowBuilder<ReturnType<typeof categorySelect>>().addComponents(categorySelect(categories, words)),
    ],
    flags: MessageFlags.Ephemeral,
  });
}
