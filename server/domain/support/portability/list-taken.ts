import type { EntityManager } from '@mikro-orm/postgresql';
import type { TicketDocument } from './ticket-document.ts';

const NAMED = 20;

/** Where the document has messages or files that are here in tickets which it would not bring: the first twenty paths. */
export async function listTaken(
  em: EntityManager,
  { tickets }: TicketDocument,
  here: ReadonlySet<string>,
): Promise<string[]> {
  const paths = { message: new Map<string, string>(), file: new Map<string, string>() };
  tickets.forEach((ticket, at) => {
    if (here.has(ticket.id)) return;
    ticket.messages.forEach((message, index) => {
      const path = `tickets[${at}].messages[${index}]`;
      paths.message.set(message.id, `${path}.id`);
      message.attachments.forEach(({ discordId }, number) => {
        paths.file.set(discordId, `${path}.attachments[${number}].discordId`);
      });
    });
  });
  const chosen = 'in (select jsonb_array_elements_text(?::jsonb))';
  const messages = await em.execute<{ id: string }[]>(`select id from ticket_message where id ${chosen}`, [
    JSON.stringify([...paths.message.keys()]),
  ]);
  const files = await em.execute<{ id: string }[]>(
    `select discord_id as id from ticket_attachment where discord_id ${chosen}`,
    [JSON.stringify([...paths.file.keys()])],
  );
  const found = [
    ...messages.map(({ id }) => paths.message.get(id) ?? id),
    ...files.map(({ id }) => paths.file.get(id) ?? id),
  ];
  return found.slice(0, NAMED);
}
