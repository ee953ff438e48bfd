import type { TicketDocument } from '#domain/support/portability/ticket-document.ts';
import type { ExportChoice } from '#domain/support/portability/ticket-export.ts';
import type { TestDomain } from './domain.ts';
import { MIA, openTicket, SAM } from './tickets.ts';

/** What an export writes. */
export async function exported({ database, ticketExport }: TestDomain, choice: ExportChoice = {}): Promise<string> {
  const pieces: string[] = [];
  await database.unitOfWork(() =>
    ticketExport.export(choice, {
      async write(piece) {
        pieces.push(piece);
      },
    }),
  );
  return pieces.join('');
}

/** The same, read, without the moment of the export. */
export async function exportedDocument(
  context: TestDomain,
  choice: ExportChoice = {},
): Promise<Omit<TicketDocument, 'exportedAt'>> {
  const { exportedAt: _, ...document } = JSON.parse(await exported(context, choice));
  return document;
}

/** A ticket with one of everything that can belong to it, closed and rated. @returns its id */
export async function fullTicket(context: TestDomain): Promise<string> {
  const { database, ticketLog, ticketCare, ticketClosing, ticketFeedbacks, ticketReplies, clock } = context;
  const answers = [{ label: 'What happened?', text: 'Läuft nicht 🎥' }];
  const ticket = await openTicket(context, { answers, text: 'It fails\nagain' });
  const say = (id: string, author: typeof MIA | typeof SAM, text: string, editedAt: Date | null = null) =>
    database.unitOfWork(() =>
      ticketLog.keep(ticket, {
        ...{ id, text, editedAt, sentAt: clock.now() },
        author: { id: author.id, name: author.name, avatarUrl: null, isStaff: author === SAM },
        attachments: id.endsWith('1')
          ? [{ discordId: `7${id.slice(1)}`, name: 'log.txt', sizeBytes: 12, url: 'https://cdn.example/log.txt' }]
          : [],
        stickers: id.endsWith('1')
          ? [
              { discordId: '1100000000000000001', name: 'Bow', format: 'gif' },
              { discordId: '749054660769218631', name: 'Wave', format: null },
            ]
          : [],
      }),
    );
  const ids = ['1', '2', '3'].map((last) => `6${String(ticket.number).padStart(16, '0')}${last}`);
  const [first = '', second = '', third = ''] = ids;
  clock.advance({ minutes: 1 });
  await say(first, MIA, 'Helo');
  clock.advance({ minutes: 1 });
  await database.unitOfWork(() => ticketCare.claim(ticket.id, SAM));
  await say(second, SAM, 'Which key?');
  clock.advance({ minutes: 1 });
  await say(first, MIA, 'Hello', clock.now());
  await say(third, MIA, 'Oops, my password');
  await database.unitOfWork(() => ticketLog.markDeleted([third]));
  await database.unitOfWork(() => ticketReplies.note(ticket.id, SAM, 'Only for us'));
  await database.unitOfWork(() => ticketClosing.close(ticket.id, SAM, { reason: 'solved' }));
  clock.advance({ minutes: 1 });
  await database.unitOfWork(async () => {
    const found = await context.support.find(ticket.id);
    if (found) await ticketFeedbacks.told(found, 'dm');
    await ticketFeedbacks.rate(ticket.id, { ...MIA, isStaff: false }, { rating: 5, comment: 'Thanks' });
  });
  return ticket.id;
}
