import {
  TICKET_FORMAT,
  TICKET_FORMAT_VERSION,
  type TicketDocument,
} from '../server/domain/support/portability/ticket-document.ts';
import { printable } from '../server/printable.ts';
import { figuresProblem } from './figures-problem.ts';
import { jsonFaultLine } from './json-fault-line.ts';
import { ticketsContradictions } from './tickets-contradictions.ts';
import { ticketsSchema } from './tickets-schema.ts';

/** The tickets of a file, or one line about each thing that is wrong with it. */
export type ParsedTickets = { document: TicketDocument } | { problems: string[] };

/** Reads the text of a file of tickets, whole: it is sound, or nothing of it is taken. */
export function parseTickets(text: string): ParsedTickets {
  const json = text.replace(/^\uFEFF/, '');
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    return { problems: [`not JSON: line ${jsonFaultLine(json)}: ${printable(reason)}`] };
  }
  const foreign = foreignFile(file);
  if (foreign) return { problems: [foreign] };
  const result = ticketsSchema.safeParse(file, { reportInput: true });
  if (!result.success) return { problems: result.error.issues.map((issue) => printable(figuresProblem(issue))) };
  const problems = ticketsContradictions(result.data);
  return problems.length > 0 ? { problems } : { document: result.data };
}

/** A sentence for what is another kind of file, or a version that came later. */
function foreignFile(file: unknown): string | null {
  const [format, version] = [Reflect.get(Object(file), 'format'), Reflect.get(Object(file), 'version')];
  if (format !== TICKET_FORMAT) return `format: must be "${TICKET_FORMAT}": this is no file of tickets`;
  if (version === TICKET_FORMAT_VERSION) return null;
  const told = printable(JSON.stringify(version) ?? 'nothing', 60);
  return `version: this Glim reads version ${TICKET_FORMAT_VERSION} of such files, not ${told}`;
}
