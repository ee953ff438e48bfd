import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  type MessageEditOptions,
} from 'discord.js';
import { RETENTION_DAYS } from '#domain/support/retention.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { transcriptUrl } from './transcript-url.ts';

const WAITING = 0xf2b544;
const CLAIMED = 0x4f9d69;
const CLOSED = 0x4d4a44;

type CardContext = Pick<BotContext, 'publicUrl' | 'words'>;

/** A ticket's card says all there is to say of it, so that editing it is sending it again. */
export function card(
  ticket: Ticket,
  context: CardContext,
): Required<Pick<MessageEditOptions, 'embeds' | 'components'>> {
  const { words } = context;
  const { number, subject, state, claimedById } = ticket;
  const color = state === 'closed' ? CLOSED : claimedById ? CLAIMED : WAITING;
  const embed = new EmbedBuilder()
    .setColor(color)
    .setTitle(words.support('card.title', { number, subject: escapeMarkdown(subject) }).slice(0, 256))
    .setDescription(escapeMarkdown(ticket.text).slice(0, 4_096) || null)
    .addFields(
      { name: words.support('card.member'), value: escapeMarkdown(ticket.memberName) || '…', inline: true },
      { name: words.support('card.state'), value: stateOf(ticket, context), inline: true },
    )
    .setFooter({ text: words.support('card.footer', { days: RETENTION_DAYS }) })
    .setTimestamp(ticket.openedAt);
  return { embeds: [embed], components: [buttons(ticket, context)] };
}

function stateOf({ state, closedByName, claimedByName }: Ticket, { words }: CardContext): string {
  if (state === 'closed') {
    return closedByName
      ? words.support('card.closedBy', { name: escapeMarkdown(closedByName) })
      : words.support('card.closed');
  }
  return claimedByName
    ? words.support('card.claimed', { name: escapeMarkdown(claimedByName) })
    : words.support('card.waiting');
}

function buttons(ticket: Ticket, { words, publicUrl }: CardContext): ActionRowBuilder<ButtonBuilder> {
  const row = new ActionRowBuilder<ButtonBuilder>();
  const button = (verb: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(verb, ticket.id)).setLabel(label).setStyle(style);
  if (ticket.state === 'closed') {
    const link = new ButtonBuilder().setStyle(ButtonStyle.Link).setURL(transcriptUrl(ticket, publicUrl));
    return row.addComponents(link.setLabel(words.support('card.transcript')));
  }
  row.addComponents(button('ticket-claim', words.support('card.claim'), ButtonStyle.Primary));
  if (ticket.claimedById) {
    row.addComponents(button('ticket-release', words.support('card.release'), ButtonStyle.Secondary));
  }
  return row.addComponents(button('ticket-close', words.support('card.close'), ButtonStyle.Danger));
}
