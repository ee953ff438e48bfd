import { parseTickets } from '../tickets-file.ts';
import { type AdminCommand, word } from './admin-command.ts';
import { readImportFile, refusedImport } from './import-file.ts';
import { optionalGuild } from './optional-guild.ts';

const MOST_BYTES = 250_000_000;
const NAMED_PROBLEMS = 20;

/** Takes over tickets as closed history. The same file again changes nothing. */
export const importTickets: AdminCommand = {
  name: 'import-tickets',
  usage: 'import-tickets FILE.json [--guild ID] [--dry-run]',
  positionals: 1,
  options: { guild: { type: 'string' }, 'dry-run': { type: 'boolean' } },

  async run(input) {
    const file = word(input, 0);
    const choice = { guildId: optionalGuild(input), isDryRun: input.values['dry-run'] === true };
    const parsed = parseTickets(await readImportFile(file, { mostBytes: MOST_BYTES }));
    if ('problems' in parsed) throw refusedImport(file, parsed.problems, { named: NAMED_PROBLEMS });
    input.tell(`${parsed.document.tickets.length} tickets in the file`);
    return { isDryRun: choice.isDryRun, ...(await input.domain.ticketImport.import(parsed.document, choice)) };
  },
};
