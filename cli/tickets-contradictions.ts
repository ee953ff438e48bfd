import type { TicketDocument, WrittenTicket } from '../server/domain/support/portability/ticket-document.ts';

type Complain = (path: string, complaint: string) => void;

/** What does not fit together in a document whose parts are sound, a line for each with its path. */
export function ticketsContradictions(document: TicketDocument): string[] {
  const lines: string[] = [];
  const complain: Complain = (path, complaint) => void lines.push(`${path}: ${complaint}`);
  const once = { category: new Set<string>(), id: new Set(), number: new Set(), message: new Set(), file: new Set() };
  document.categories.forEach(({ name }, at) => {
    twice(once.category, name, () => complain(`categories[${at}].name`, 'is there twice'));
  });
  document.tickets.forEach((ticket, at) => {
    const path = `tickets[${at}]`;
    twice(once.id, ticket.id, () => complain(`${path}.id`, 'is there twice'));
    twice(once.number, ticket.number, () => complain(`${path}.number`, 'is there twice'));
    if (!once.category.has(ticket.category)) complain(`${path}.category`, 'is none of the categories of the file');
    checkTimes(ticket, { path, exportedAt: document.exportedAt, complain });
    checkPeople(ticket, path, complain);
    ticket.messages.forEach((message, index) => {
      const place = `${path}.messages[${index}]`;
      twice(once.message, message.id, () => complain(`${place}.id`, 'is there twice'));
      message.attachments.forEach(({ discordId }, number) => {
        twice(once.file, discordId, () => complain(`${place}.attachments[${number}].discordId`, 'is there twice'));
      });
      const replaced = new Set();
      message.versions.forEach(({ replacedAt }, number) => {
        twice(replaced, replacedAt, () => complain(`${place}.versions[${number}].replacedAt`, 'is there twice'));
      });
    });
  });
  return lines;
}

function checkTimes(
  ticket: WrittenTicket,
  { path, exportedAt, complain }: { path: string; exportedAt: string; complain: Complain },
): void {
  const { state, openedAt, closedAt, firstResponseAt } = ticket;
  if (openedAt > exportedAt) complain(`${path}.openedAt`, 'lies after exportedAt');
  if ((state === 'closed') !== (closedAt !== null)) {
    complain(`${path}.closedAt`, `must ${state === 'closed' ? 'say when' : 'be null'} where state is "${state}"`);
  }
  if (closedAt !== null && closedAt < openedAt) complain(`${path}.closedAt`, 'lies before openedAt');
  if (closedAt !== null && closedAt > exportedAt) complain(`${path}.closedAt`, 'lies after exportedAt');
  if (firstResponseAt !== null && firstResponseAt < openedAt) {
    complain(`${path}.firstResponseAt`, 'lies before openedAt');
  }
}

function checkPeople({ participants, ...ticket }: WrittenTicket, path: string, complain: Complain): void {
  const ids = new Set();
  participants.forEach(({ id }, at) => {
    twice(ids, id, () => complain(`${path}.participants[${at}].id`, 'is there twice'));
  });
  for (const key of ['openedBy', 'claimedBy', 'closedBy'] as const) {
    const person = ticket[key];
    if (person && person.id === null && person.name === '') complain(`${path}.${key}`, 'must be null for nobody');
  }
}

function twice<T>(seen: Set<T>, value: T, complain: () => void): void {
  if (seen.has(value)) complain();
  seen.add(value);
}
