import { dayWindow } from '#domain/metrics/week-window.ts';
import { moneyToJson } from '#domain/money.ts';
import { type AdminCommand, optionalOption, requiredOption } from './admin-command.ts';
import { calendarDay, entryKind } from './entry-options.ts';

const MOST = 1000;

/** The entries of some days, newest first. */
export const ledgerList: AdminCommand = {
  name: 'ledger list',
  usage: 'ledger list --from DAY --to DAY [--kind KIND] [--source S] [--history] [--after ID]',
  positionals: 0,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    kind: { type: 'string' },
    source: { type: 'string' },
    history: { type: 'boolean' },
    after: { type: 'string' },
  },

  async run(input) {
    const kind = optionalOption(input, 'kind');
    const [from, to] = [
      calendarDay(input, requiredOption(input, 'from')),
      calendarDay(input, requiredOption(input, 'to')),
    ];
    const entries = await input.domain.ledger.list({
      ...dayWindow(from, to, input.timeZone),
      kind: kind === undefined ? undefined : entryKind(kind),
      source: optionalOption(input, 'source'),
      after: optionalOption(input, 'after'),
      withHistory: input.values.history === true,
      limit: MOST + 1,
    });
    return {
      from,
      to,
      entries: entries
        .slice(0, MOST)
        .map(({ minor, currency, ...entry }) => ({ ...entry, amount: moneyToJson({ minor, currency }) })),
      nextAfter: entries.length > MOST ? entries[MOST - 1]?.id : null,
    };
  },
};
