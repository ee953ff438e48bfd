import type { ChatInputCommandInteraction } from 'discord.js';
import type { TargetScope } from '#domain/support/sla/support-targets.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import type { BotContext } from '../../context.ts';
import { findCategory } from './find-category.ts';

/** For which tickets a promise was chosen. @throws DomainError not_found `category_not_found` */
export async function targetScope(
  interaction: ChatInputCommandInteraction<'cached'>,
  context: Pick<BotContext, 'ticketCategories'>,
): Promise<TargetScope> {
  const category = await findCategory(interaction, context);
  const chosen = interaction.options.getString('priority');
  const priority = TICKET_PRIORITIES.find((each) => each === chosen) ?? null;
  return { guildId: interaction.guildId, categoryId: category?.id ?? null, priority };
}
