import { LEDGER_COLUMNS, type LedgerLine, parseLedgerCsv } from '../../server/ledger-csv.ts';
import { type AdminCommand, type AdminInput, word } from './admin-command.ts';
import { readImportFile, refusedImport } from './import-file.ts';

/** Takes over the entries of a CSV file, all or none; the same file again changes nothing. */
export const importLedger: AdminCommand = {
  name: 'import-ledger',
  usage: `import-ledger FILE (columns: ${LEDGER_COLUMNS.join(', ')})`,
  positionals: 1,

  async run(input) {
    const file = word(input, 0);
    const parsed = parseLedgerCsv(await readImportFile(file), { timeZone: input.timeZone, now: input.now() });
    if ('problems' in parsed) throw refusedImport(file, parsed.problems);
    await refuseConflicts(input, file, parsed.lines);
    return { file, ...(await input.domain.ledger.record(parsed.lines.map(({ entry }) => entry))) };
  },
};

async function refuseConflicts({ domain }: AdminInput, file: string, lines: LedgerLine[]): Promise<void> {
  const conflicts = await domain.ledger.findConflicts(lines.map(({ entry }) => entry));
  if (conflicts.length === 0) return;
  throw refusedImport(
    file,
    conflicts.map(({ index, text }) => `line ${lines[index]?.line}: ${text}`),
  );
}
