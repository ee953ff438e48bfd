import type { Ticket } from '#domain/support/ticket.entity.ts';

type Named = Pick<Ticket, 'number' | 'subject' | 'memberName' | 'priority' | 'placeKind'> & {
  category: Pick<Ticket['category'], 'name' | 'naming'>;
};

/** Longer names are cut off in Discord's lists anyway; its limit is 100. */
const SUBJECT_LENGTH = 60;
const MAX_LENGTH = 100;
const PLACEHOLDER = /\{(\w+)\}/g;

/** What the names of a ticket's places begin with, and no other's: so a lost place is found again. */
export function isPlaceOf({ number }: { number: number }, name: string): boolean {
  return new RegExp(`^#?${number}(?!\\d)`).test(name);
}

/**
 * "#214 My stream key does not work", as the category's naming has it: on one line, without what renders invisibly. The
 * name of a text channel is written as Discord would: "214-my-stream-key-does-not-work".
 */
export function placeName(ticket: Named): string {
  const { number, category, memberName, priority } = ticket;
  const words: Record<string, string> = {
    number: String(number),
    subject: shortened(oneLine(ticket.subject)) || '…',
    member: oneLine(memberName),
    category: category.name,
    priority,
  };
  const name = category.naming.replace(PLACEHOLDER, (whole, word: string) => words[word] ?? whole);
  return cut(ticket.placeKind === 'channel' ? textChannelName(name) : name.trim());
}

/** Discord counts as JavaScript does; a letter of two parts is left whole. */
function cut(name: string): string {
  let length = 0;
  const letters = [...name].filter((letter) => {
    length += letter.length;
    return length <= MAX_LENGTH;
  });
  return letters.join('');
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > SUBJECT_LENGTH ? `${letters.slice(0, SUBJECT_LENGTH - 1).join('')}…` : text;
}

/** Discord writes the names of text channels in lower case, with hyphens for spaces and without most signs. */
function textChannelName(name: string): string {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return plain.replace(/^-+|-+$/g, '');
}
