import { ActionRowBuilder, ButtonBuilder, ButtonStyle, escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { Absence } from '#domain/support/opening/absence.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { helpSearchButton } from '../help/help-search-button.ts';

export const OPEN_ANYWAY = 'ticket-open-anyway';
export const FORM_ANYWAY = 'ticket-form-anyway';
export const SOLVED_ALREADY = 'ticket-solved-already';

/** Fits a reply as well as an edit of one. */
export interface HeldMessage {
  content: string;
  components: ActionRowBuilder<ButtonBuilder>[];
}

type Context = Pick<BotContext, 'words' | 'help' | 'publicUrl' | 'supportMail'>;

/** Nobody is there, and no ticket is opened: when it is again, and what helps until then. */
export async function closedMessage(
  { category, absence, lines }: { category: TicketCategory; absence: Absence; lines: readonly string[] },
  context: Context,
): Promise<HeldMessage> {
  const { tickets } = context.words;
  const name = escapeMarkdown(category.name);
  const { opensAt } = absence;
  const address = await context.supportMail.addressFor(category.guildId);
  const said = [
    opensAt ? tickets('hours.closed', { name, ...timesOf(opensAt) }) : tickets('hours.never', { name }),
    ...(address ? [tickets('hours.mail', { address: escapeMarkdown(address) })] : []),
    ...(lines.length > 0 ? [tickets('hours.meanwhile'), ...lines] : []),
  ];
  return { content: said.join('\n').slice(0, 2_000), components: rows(helpSearchButton(context)) };
}

/** Nobody is there, or something may solve it: the member says whether they want a ticket anyway. */
export function askMessage(
  asked: { absence: Absence | null; lines: readonly string[]; draftId: string; next: 'form' | 'ticket' },
  context: Context,
): HeldMessage {
  const { absence, lines, draftId, next } = asked;
  const { tickets } = context.words;
  const button = (verb: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(verb, draftId)).setLabel(label).setStyle(style);
  const anyway = next === 'form' ? FORM_ANYWAY : OPEN_ANYWAY;
  const said = [
    ...(absence ? [absenceText(absence, context)] : []),
    ...(lines.length > 0 ? [tickets('offer.maybe'), ...lines] : []),
  ];
  const buttons = [
    ...(lines.length > 0 ? [button(SOLVED_ALREADY, tickets('offer.solved'), ButtonStyle.Success)] : []),
    button(anyway, tickets(lines.length > 0 ? 'offer.open' : 'hours.anyway'), ButtonStyle.Primary),
    ...(lines.length > 0 ? [] : helpSearchButton(context)),
  ];
  return { content: said.join('\n').slice(0, 2_000), components: rows(buttons) };
}

function absenceText({ opensAt }: Absence, { words }: Context): string {
  const { tickets } = words;
  return opensAt ? tickets('hours.ask', timesOf(opensAt)) : tickets('hours.askNever');
}

function timesOf(opensAt: Date): { at: string; relative: string } {
  return { at: time(opensAt, TimestampStyles.ShortDateTime), relative: time(opensAt, TimestampStyles.RelativeTime) };
}

function rows(buttons: ButtonBuilder[]): ActionRowBuilder<ButtonBuilder>[] {
  return buttons.length > 0 ? [new ActionRowBuilder<ButtonBuilder>().addComponents(buttons)] : [];
}
