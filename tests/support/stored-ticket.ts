import type { Glim } from './glim.ts';

/** What the database has of a ticket and of what was said in it. */
export async function storedTicket({ database, domain }: Glim, number: number) {
  return database.unitOfWork(async () => {
    const ticket = await domain.support.findByNumber(number);
    if (!ticket) throw new Error(`there is no ticket ${number}`);
    const messages = await domain.ticketLog.transcript(ticket.id);
    return {
      ...{ state: ticket.state, claimedBy: ticket.claimedByName, firstResponseAt: ticket.firstResponseAt },
      openedAt: ticket.openedAt,
      messages: messages.map(({ id, authorName, isStaff, text, deletedAt, versions, attachments }) => ({
        ...{ id, authorName, isStaff, text, isDeleted: Boolean(deletedAt) },
        earlier: versions.getItems().map((version) => version.text),
        files: attachments
          .getItems()
          .map((file) => ({ id: file.id, name: file.name, isStored: Boolean(file.storedAt) })),
      })),
    };
  });
}
