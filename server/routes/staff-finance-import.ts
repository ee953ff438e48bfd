import { z } from 'zod';
import type { User } from '#domain/accounts/user.entity.ts';
import type { Domain } from '#domain/domain.ts';
import { canEditLedger } from '#domain/finance/policies.ts';
import { HttpError } from '../errors.ts';
import { type LedgerLine, parseLedgerCsv } from '../ledger-csv.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { ledgerImportSchema, presentImport } from '../presenters/ledger-import.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

const NOTHING = { recorded: 0, unchanged: 0 };

const bodySchema = z.object({
  csv: z.string().meta({ description: 'The file: kind, amount, currency, at, reference[, source, note, author]' }),
  isDryRun: z.boolean().meta({ description: 'Says what would come of it, and takes nothing' }),
});

/** A file of entries for the ledger: looked at first, then taken whole or not at all. */
export function financeImportRoutes({ ledgerDesk }: Pick<Domain, 'ledgerDesk'>): ApiRoute[] {
  return [
    apiRoute({
      tag: 'finance',
      access: 'staff',
      can: canEditLedger,
      method: 'post',
      path: '/finance/imports',
      summary: 'Take over a CSV file of entries, all or none; a dry run names each line that is wrong',
      body: bodySchema,
      bodyLimit: '4mb',
      status: 200,
      answer: ledgerImportSchema,
      problems: { 413: 'too_large', 422: 'invalid, ledger_file_invalid' },
      limit: rateLimit({ name: 'ledger-import', points: 20, seconds: 60 }),
      async handle({ ctx, body: { csv, isDryRun } }) {
        const keeper = requireUser(ctx);
        const { lines, problems } = await look(keeper, csv);
        const entries = lines.map(({ entry }) => entry);
        if (problems.length > 0) {
          if (!isDryRun) throw refusal(problems);
          return presentImport(entries, NOTHING, { isDryRun, problems });
        }
        const recorded = isDryRun
          ? await ledgerDesk.foresee(keeper, entries)
          : await ledgerDesk.import(keeper, entries);
        return presentImport(entries, recorded, { isDryRun, problems });
      },
    }),
  ];

  /** The entries of a file with all that is wrong: what cannot be read, or what stands in the ledger otherwise. */
  async function look(keeper: User, csv: string): Promise<{ lines: LedgerLine[]; problems: string[] }> {
    const parsed = parseLedgerCsv(csv, ledgerDesk.calendar);
    if ('problems' in parsed) return { lines: [], problems: parsed.problems };
    const { conflicts } = await ledgerDesk.foresee(
      keeper,
      parsed.lines.map(({ entry }) => entry),
    );
    const problems = conflicts.map(({ index, text }) => `line ${parsed.lines[index]?.line}: ${text}`);
    return { lines: parsed.lines, problems };
  }
}

function refusal(problems: readonly string[]): HttpError {
  const fields = problems.slice(0, 50).map((message) => ({ path: 'csv', message }));
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new HttpError(422, 'ledger_file_invalid', `Nothing was taken. ${problems[0]}${more}`, { fields });
}
