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
import { holdBack } from './hold-back.ts';
import { openingForm } from './opening-form.ts';

type Opening =
  | ButtonInteraction<'cached'>
  | ChatInputCommandInteraction<'cached'>
  | StringSelectMenuInteraction<'cached'>;

/**
 * Shows a category's form, unless its ticket could not be opened, or something is to be said first: nobody should
 * fill in a form for nothing. A form cannot follow a deferral: what is looked up before it is a few rows.
 * @param topic what it is about, where they said so already
 */
export async function showForm(
  interaction: Opening,
  category: TicketCategory,
  context: BotContext,
  topic = '',
): Promise<void> {
  await getCategoryPlace(interaction.guild, category, context);
  const form = { subject: topic, text: '', answers: [] };
  const held = await holdBack({ category, member: interaction.member, form, next: 'form' }, context);
  if (held) await interaction.reply({ ...held.message, flags: MessageFlags.Ephemeral });
  else await interaction.showModal(openingForm(category, context, { subject: topic }));
}

/** Asks what it is about where a guild has several categories; where it has one, its form is shown at once. */
export async function chooseCategory(
  interaction: ChatInputCommandInteraction<'cached'> | ButtonInteraction<'cached'>,
  context: BotContext,
  topic = '',
): Promise<void> {
  const { ticketCategories, words } = context;
  const categories = await ticketCategories.list(interaction.guildId);
  const [only] = categories;
  if (only && categories.length === 1) return showForm(interaction, only, context, topic);
  const select = categorySelect(categories, words, topic);
  await interaction.reply({
    content: words.tickets('open.choose'),
    components: [new ActionRowBuilder<typeof select>().addComponents(select)],
    flags: MessageFlags.Ephemeral,
  });
}
