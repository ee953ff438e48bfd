import { parseSubscriptionsCsv, SUBSCRIPTION_COLUMNS, type SubscriptionLine } from '../subscriptions-csv.ts';
import { type AdminCommand, type AdminInput, word } from './admin-command.ts';
import { readImportFile, refusedImport } from './import-file.ts';

/** Smaller files are done before anybody reads that they are being done. */
const TOLD_EACH = 10_000;

/** Takes over the subscription events of a CSV file, all or none; the same file again changes nothing. */
export const importSubscriptions: AdminCommand = {
  name: 'import-subscriptions',
  usage: `import-subscriptions FILE (columns: ${SUBSCRIPTION_COLUMNS.join(', ')}; docs/mrr.md explains them)`,
  positionals: 1,

  async run(input) {
    const { subscriptions } = input.domain;
    const file = word(input, 0);
    const parsed = parseSubscriptionsCsv(await readImportFile(file), { timeZone: input.timeZone, now: input.now() });
    if ('problems' in parsed) throw refusedImport(file, parsed.problems);
    await refuseConflicts(input, file, parsed.lines);
    const events = parsed.lines.map(({ event }) => event);
    const recorded = await subscriptions.recordAll(events, (done) => {
      if (done % TOLD_EACH === 0) input.tell(`${file}: ${done} of ${events.length} events`);
    });
    const alsoToldBy = await subscriptions.listOtherSources(events);
    return { file, recorded, unchanged: events.length - recorded, alsoToldBy };
  },
};

async function refuseConflicts({ domain }: AdminInput, file: string, lines: SubscriptionLine[]): Promise<void> {
  const conflicts = await domain.subscriptions.findConflicts(lines.map(({ event }) => event));
  if (conflicts.length === 0) return;
  throw refusedImport(
    file,
    conflicts.map(({ index, text }) => `line ${lines[index]?.line}: ${text}`),
  );
}
