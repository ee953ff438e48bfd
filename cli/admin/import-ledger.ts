import { readFile } from 'node:fs/promises';
import { DomainError } from '#domain/errors.ts';
import { LEDGER_COLUMNS, type LedgerLine, parseLedgerCsv } from '../../server/ledger-csv.ts';
import { type AdminCommand, type AdminInput, word } from './admin-command.ts';

const MOST_BYTES = 20_000_000;
const NAMED_PROBLEMS = 50;

/** Takes over the entries of a CSV file, all or none; the same file again changes nothing. */
export const importLedger: AdminCommand = {
  name: 'import-ledger',
  usage: `import-ledger FILE (columns: ${LEDGER_COLUMNS.join(', ')})`,
  positionals: 1,

  async run(input) {
    const file = word(input, 0);
    const parsed = parseLedgerCsv(await readText(file), { timeZone: input.timeZone, now: input.now() });
    if ('problems' in parsed) throw refusal(file, parsed.problems);
    await refuseConflicts(input, file, parsed.lines);
    return { file, ...(await input.domain.ledger.record(parsed.lines.map(({ entry }) => entry))) };
  },
};

async function refuseConflicts({ domain }: AdminInput, file: string, lines: LedgerLine[]): Promise<void> {
  const conflicts = await domain.ledger.findConflicts(lines.map(({ entry }) => entry));
  if (conflicts.length === 0) return;
  throw refusal(
    file,
    conflicts.map(({ index, text }) => `line ${lines[index]?.line}: ${text}`),
  );
}

function refusal(file: string, problems: readonly string[]): DomainError {
  const more = problems.length - NAMED_PROBLEMS;
  const named = problems.slice(0, NAMED_PROBLEMS).map((problem) => `${file}: ${problem}`);
  const lines = more > 0 ? [...named, `${file}: and ${more} more`] : named;
  return new DomainError('invalid', 'ledger_file_invalid', lines.join('\n'));
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = isAbsent ? 'there is no such file' : `cannot be read (${error})`;
    throw new DomainError('not_found', 'ledger_file_unreadable', `${file}: ${reason}.`);
  });
  if (bytes.length > MOST_BYTES) throw refusal(file, [`larger than ${MOST_BYTES / 1_000_000} MB`]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw refusal(file, ['not UTF-8 text']);
    throw cause;
  }
}
