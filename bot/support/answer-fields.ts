import { escapeMarkdown } from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';

/** Discord: a field's value has 1,024 characters, an embed 6,000 in all, of which the rest of a card needs some. */
const MAX_VALUE = 1_024;
const MAX_IN_ALL = 4_500;

/** What a member answered to the questions of a form, as fields of an embed: cut where Discord takes no more. */
export function answerFields({ answers }: Pick<Ticket, 'answers'>): { name: string; value: string; inline: false }[] {
  const room = Math.min(MAX_VALUE, Math.floor(MAX_IN_ALL / Math.max(1, answers.length)));
  return answers.flatMap(({ label, text }) => {
    const value = escapeMarkdown(text.trim());
    if (value === '') return [];
    const cut = value.length > room ? `${value.slice(0, room - 1)}…` : value;
    return { name: escapeMarkdown(label).slice(0, 256), value: cut, inline: false as const };
  });
}
