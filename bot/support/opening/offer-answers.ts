import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type GuildMember,
  type InteractionEditReplyOptions,
} from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { Suggestion } from '#domain/support/replies/auto-answers.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { suggestionLines } from '../auto-answers/suggestion-lines.ts';
import type { FilledForm } from './read-form.ts';
import { requesterOf } from './requester.ts';

export const OPEN_ANYWAY = 'ticket-open-anyway';
export const SOLVED_ALREADY = 'ticket-solved-already';

interface Asking {
  category: TicketCategory;
  member: GuildMember;
  form: FilledForm;
}

/** Shows what may solve it before a person has to; what was written waits meanwhile. Null when there is nothing to show. */
export async function offerAnswers(
  suggestion: Suggestion,
  { category, member, form }: Asking,
  context: BotContext,
): Promise<InteractionEditReplyOptions | null> {
  const lines = suggestionLines(suggestion, context);
  if (lines.length === 0) return null;
  const { ticketDrafts, words } = context;
  await context.support.check(category, requesterOf(member));
  const { id } = await ticketDrafts.keep(category, member.id, form);
  const button = (verb: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(verb, id)).setLabel(label).setStyle(style);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    button(SOLVED_ALREADY, words.tickets('offer.solved'), ButtonStyle.Success),
    button(OPEN_ANYWAY, words.tickets('offer.open'), ButtonStyle.Primary),
  );
  const content = [words.tickets('offer.maybe'), ...lines].join('\n').slice(0, 2_000);
  return { content, components: [row] };
}
