import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  escapeMarkdown,
  type MessageCreateOptions,
  TimestampStyles,
  time,
} from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import { AUTOMATIC_REASONS } from '#domain/support/closing-reason.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { closeQuestionId } from './close-question-id.ts';
import { priorityName } from './priority-name.ts';
import { transcriptUrl } from './transcript-url.ts';

type Change = OutboxTasks['ticket.changed'];
type MessageContext = Pick<BotContext, 'publicUrl' | 'words'>;
type Message = Pick<MessageCreateOptions, 'components' | 'allowedMentions'> & { content: string };

/** What is said in a ticket's place of a change; null when everyone there sees it anyway. */
export function changeMessage(change: Change, ticket: Ticket, context: MessageContext): Message | null {
  if (change.facts?.isQuiet) return null;
  const content = sentence(change, ticket, context);
  if (content === null) return null;
  const mentioned = mentionedBy(change, ticket);
  return {
    content,
    allowedMentions: { parse: [], users: mentioned ? [mentioned] : [] },
    components: change.change === 'close_requested' ? [answerButtons(change, ticket, context)] : [],
  };
}

/** Who has to hear of it: whose turn it is now. */
function mentionedBy({ change, facts = {} }: Change, { memberId }: Ticket): string | null {
  if (change === 'transferred') return facts.toId ?? null;
  if (change === 'person_added') return facts.memberId ?? null;
  const isMembersTurn = change === 'pending' || change === 'close_requested' || change === 'stale_warned';
  return isMembersTurn ? (memberId ?? null) : null;
}

function sentence(told: Change, ticket: Ticket, context: MessageContext): string | null {
  const { change, by, facts = {} } = told;
  const { support } = context.words;
  const name = escapeMarkdown(by);
  const member = ticket.memberId ? `<@${ticket.memberId}>` : escapeMarkdown(ticket.memberName);
  switch (change) {
    case 'opened':
    case 'moved':
      return null; // Told with the place itself.
    case 'transferred':
      return support('change.transferred', { name, to: `<@${facts.toId}>` });
    case 'prioritised': {
      const priority = priorityName(facts.priority, context.words);
      return by
        ? support('change.prioritised', { name, priority })
        : support('change.prioritisedByClock', { priority });
    }
    case 'topic_set':
      return facts.topic
        ? support('change.topic_set', { name, topic: escapeMarkdown(facts.topic) })
        : support('change.topic_taken', { name });
    case 'person_added':
      return support('change.person_added', { name, who: `<@${facts.memberId}>` });
    case 'person_removed':
      return support(by ? 'change.person_removed' : 'change.person_not_here', {
        ...{ name, who: escapeMarkdown(facts.name ?? '') },
      });
    case 'snoozed':
      return support('change.snoozed', { name, until: relative(facts.until) });
    case 'close_scheduled':
      return support('change.close_scheduled', { name, at: relative(facts.at) });
    case 'close_requested':
      return closeQuestion(told, support('change.close_requested', { name, member }), context);
    case 'stale_warned':
      return support('change.stale_warned', { member, until: relative(facts.until) });
    case 'closed':
      return closedSentence(told, ticket, context);
    default:
      return support(`change.${change}`, { name, member });
  }
}

/** With what staff say, and what comes of it without an answer. */
function closeQuestion({ facts = {} }: Change, question: string, { words }: MessageContext): string {
  const times = { until: absolute(facts.until), relative: relative(facts.until) };
  const quoted = facts.reason ? [`> ${escapeMarkdown(facts.reason).replaceAll('\n', '\n> ')}`] : [];
  const ending = words.support(facts.closes ? 'closeRequest.closes' : 'closeRequest.staysOpen', times);
  return [question, ...quoted, ending].join('\n').slice(0, 2_000);
}

function closedSentence({ by, facts = {} }: Change, ticket: Ticket, { words, publicUrl }: MessageContext): string {
  const url = transcriptUrl(ticket, publicUrl);
  const name = escapeMarkdown(by);
  const reason = facts.reason ? reasonText(facts.reason, ticket, { words }) : '';
  if (!by) return words.support(reason ? 'change.closedByClockBecause' : 'change.closedByClock', { url, reason });
  return words.support(reason ? 'change.closedBecause' : 'change.closed', { name, url, reason });
}

/** Staff's own words, or ours for what the clock did. */
export function reasonText(reason: string, ticket: Ticket, { words }: Pick<BotContext, 'words'>): string {
  const name = escapeMarkdown(ticket.memberName);
  const known = Object.entries(AUTOMATIC_REASONS).find(([, code]) => code === reason);
  if (!known) return escapeMarkdown(reason);
  if (reason === AUTOMATIC_REASONS.left) return words.support('automatic.left', { name });
  if (reason === AUTOMATIC_REASONS.stale) return words.support('automatic.stale', { name });
  if (reason === AUTOMATIC_REASONS.unanswered) return words.support('automatic.unanswered', { name });
  return words.support('automatic.placeDeleted');
}

function relative(iso: string | undefined): string {
  return time(new Date(iso ?? 0), TimestampStyles.RelativeTime);
}

function absolute(iso: string | undefined): string {
  return time(new Date(iso ?? 0), TimestampStyles.ShortDateTime);
}

function answerButtons(change: Change, ticket: Ticket, { words }: MessageContext): ActionRowBuilder<ButtonBuilder> {
  const button = (verb: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder()
      .setCustomId(customId(verb, closeQuestionId(change, ticket)))
      .setLabel(label)
      .setStyle(style);
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    button('ticket-solved', words.support('closeRequest.yes'), ButtonStyle.Success),
    button('ticket-unsolved', words.support('closeRequest.no'), ButtonStyle.Secondary),
  );
}
