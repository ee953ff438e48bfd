import { moneyToJson } from '#domain/money.ts';
import { type AdminCommand, optionalOption, requiredOption, word } from './admin-command.ts';
import { entryAmount, entryKind, entryTime } from './entry-options.ts';

/** Says what an entry should have been; the wrong one is kept and counts no more. 0 withdraws it. */
export const ledgerCorrect: AdminCommand = {
  name: 'ledger correct',
  usage: 'ledger correct KIND REFERENCE AMOUNT --source S --note WHY --author NAME [--at DAY|ISO] [--currency C]',
  positionals: 3,
  options: {
    source: { type: 'string' },
    note: { type: 'string' },
    author: { type: 'string' },
    at: { type: 'string' },
    currency: { type: 'string' },
  },

  async run(input) {
    const key = {
      kind: entryKind(word(input, 0)),
      reference: word(input, 1),
      source: requiredOption(input, 'source'),
    };
    const at = optionalOption(input, 'at');
    const amount = entryAmount(input, word(input, 2));
    const { recorded } = await input.domain.ledger.correct(key, {
      amount,
      note: requiredOption(input, 'note'),
      author: requiredOption(input, 'author'),
      ...(at === undefined ? {} : { occurredAt: entryTime(input, at) }),
    });
    return { ...key, amount: moneyToJson(amount), isNew: recorded === 1 };
  },
};
