import type { GuildMember } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { TicketDraft } from '#domain/support/opening/ticket-draft.entity.ts';
import type { Suggestion } from '#domain/support/replies/auto-answers.ts';
import { seenOf, unseen } from '#domain/support/replies/seen-suggestions.ts';
import type { BotContext } from '../../context.ts';
import { suggestionLines } from '../auto-answers/suggestion-lines.ts';
import { askMessage, closedMessage, type HeldMessage } from './held-message.ts';
import type { FilledForm } from './read-form.ts';
import { requesterOf } from './requester.ts';

interface Asking {
  category: TicketCategory;
  member: GuildMember;
  /** What they have written so far; empty before the form. */
  form: FilledForm;
  /** What they were shown before. */
  before?: TicketDraft | null;
  /** The message that the ticket is made of. */
  source?: { channelId: string; id: string };
  /** What saying "anyway" leads to. */
  next: 'form' | 'ticket';
}

/** What a member is shown in place of a ticket. Closed: there is none until somebody is there again. */
export interface Held {
  isClosed: boolean;
  message: HeldMessage;
}

/**
 * What a member is shown before a ticket is opened: that nobody is there just now, or what may solve it before a person has
 * to. What they wrote waits meanwhile. Null when there is nothing to say that they have not seen.
 * @throws DomainError when they may not open one
 */
export async function holdBack(asking: Asking, context: BotContext): Promise<Held | null> {
  const { category, member, form, before, source, next } = asking;
  await context.support.check(category, requesterOf(member));
  const absence = await context.support.findAbsence(category);
  const suggestion = await suggest(category, form, context);
  if (absence?.rule === 'closed') {
    const lines = suggestionLines(suggestion, context);
    return { isClosed: true, message: await closedMessage({ category, absence, lines }, context) };
  }
  const asked = absence?.rule === 'ask' && !before?.isTold ? absence : null;
  const lines = suggestionLines(unseen(suggestion, before?.seen ?? []), context);
  if (!asked && lines.length === 0) return null;
  const draft = await context.ticketDrafts.keep(category, member.id, form, {
    isTold: asked !== null || before?.isTold === true,
    seen: [...(before?.seen ?? []), ...seenOf(suggestion)],
    source: source ?? null,
  });
  return { isClosed: false, message: askMessage({ absence: asked, lines, draftId: draft.id, next }, context) };
}

async function suggest(
  { guildId }: TicketCategory,
  { subject, text }: FilledForm,
  { autoAnswers }: BotContext,
): Promise<Suggestion> {
  const said = `${subject}\n${text}`.trim();
  return said === '' ? { articles: [], answers: [] } : autoAnswers.suggest(guildId, said);
}
