import { moneyToJson } from '#domain/money.ts';
import { type AdminCommand, optionalOption, requiredOption, word } from './admin-command.ts';
import { entryAmount, entryKind, entryTime } from './entry-options.ts';

/** Enters one movement of money. The same again is a no-op, another amount under its reference is refused. */
export const ledgerAdd: AdminCommand = {
  name: 'ledger add',
  usage:
    'ledger add KIND AMOUNT --at DAY|ISO --reference TEXT [--currency C] [--source S] [--note TEXT] [--author NAME] (a negative adjustment: ledger add --at … -- adjustment -5.00)',
  positionals: 2,
  options: {
    at: { type: 'string' },
    reference: { type: 'string' },
    currency: { type: 'string' },
    source: { type: 'string' },
    note: { type: 'string' },
    author: { type: 'string' },
  },

  async run(input) {
    const note = optionalOption(input, 'note');
    const author = optionalOption(input, 'author');
    const entry = {
      kind: entryKind(word(input, 0)),
      amount: entryAmount(input, word(input, 1)),
      occurredAt: entryTime(input, requiredOption(input, 'at')),
      reference: requiredOption(input, 'reference'),
      source: optionalOption(input, 'source') ?? 'hand',
      ...(note === undefined ? {} : { note }),
      ...(author === undefined ? {} : { author }),
    };
    const { recorded } = await input.domain.ledger.record([entry]);
    return { ...entry, amount: moneyToJson(entry.amount), isNew: recorded === 1 };
  },
};
