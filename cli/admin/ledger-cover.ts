import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { type AdminCommand, optionalOption, word } from './admin-command.ts';
import { calendarDay, entryKind } from './entry-options.ts';

/** Says that all entries of some kinds (all, if none is named) are in the ledger from one day through another. */
export const ledgerCover: AdminCommand = {
  name: 'ledger cover',
  usage: 'ledger cover FROM THROUGH [--kinds KIND,KIND] [--source S] [--note TEXT] [--author NAME]',
  positionals: 2,
  options: {
    kinds: { type: 'string' },
    source: { type: 'string' },
    note: { type: 'string' },
    author: { type: 'string' },
  },

  async run(input) {
    const note = optionalOption(input, 'note');
    const author = optionalOption(input, 'author');
    const coverage = {
      source: optionalOption(input, 'source') ?? 'hand',
      kinds: optionalOption(input, 'kinds')?.split(',').map(entryKind) ?? LEDGER_KINDS,
      from: calendarDay(input, word(input, 0)),
      through: calendarDay(input, word(input, 1)),
      ...(note === undefined ? {} : { note }),
      ...(author === undefined ? {} : { author }),
    };
    await input.domain.ledger.cover(coverage);
    return coverage;
  },
};
