import { z } from 'zod';
import { inputsBy } from '#domain/finance/inputs-by.ts';
import {
  deriveStatement,
  FINANCE_INPUTS,
  type FinanceInput,
  type FinanceInputs,
  OPTIONAL_INPUTS,
} from '#domain/finance/statement.ts';
import { type AdminCommand, type AdminInput, optionalOption, UsageError, word } from './admin-command.ts';

const daySchema = z.iso.date();
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const AMOUNTS = FINANCE_INPUTS.map((input) => `[--${input} MINOR]`).join(' ');

/** Records the money of a period, in minor units. What is left out is not known, which is not 0, but for what most periods do not have; a second time replaces the first. */
export const recordFinance: AdminCommand = {
  name: 'record-finance',
  usage: `record-finance FROM TO ${AMOUNTS} [--title T] [--provider P] [--currency C]`,
  positionals: 2,
  options: {
    ...Object.fromEntries(FINANCE_INPUTS.map((input) => [input, { type: 'string' as const }])),
    title: { type: 'string' },
    provider: { type: 'string' },
    currency: { type: 'string' },
  },

  async run(input) {
    const period = { from: day(word(input, 0)), to: day(word(input, 1)) };
    if (period.from > period.to) throw new UsageError('FROM must not be after TO');
    const { finances } = input.domain;
    const latest = await finances.latestNames();
    const title = optionalOption(input, 'title') ?? latest.title;
    const provider = optionalOption(input, 'provider') ?? latest.provider;
    const currency = currencyOf(optionalOption(input, 'currency') ?? latest.currency);
    const inputs = amounts(input);
    await finances.record({ title, provider, currency, period, inputs, provenance: {}, printed: {} }, 'hand');
    const lines = Object.entries(deriveStatement(inputs)).map(([key, line]) => [
      key,
      'minor' in line ? { minor: Number(line.minor), currency } : null,
    ]);
    return { period, title, provider, lines: Object.fromEntries(lines) };
  },
};

function amounts(input: AdminInput): FinanceInputs {
  const amount = (key: FinanceInput) => {
    const text = optionalOption(input, key);
    if (text === undefined) return null;
    if (/^\d{1,15}$/.test(text) || (key === 'adjustments' && /^-\d{1,15}$/.test(text))) return BigInt(text);
    throw new UsageError(`--${key} is an amount in minor units such as 848000 for $8,480.00, not "${text}"`);
  };
  const isOptional = (key: FinanceInput) => OPTIONAL_INPUTS.some((optional) => optional === key);
  return inputsBy((key) => amount(key) ?? (isOptional(key) ? 0n : null));
}

function day(text: string): string {
  if (daySchema.safeParse(text).success) return text;
  throw new UsageError(`a day is written 2021-05-01, not "${text}"`);
}

function currencyOf(code: string): string {
  if (CURRENCIES.has(code)) return code;
  throw new UsageError(`--currency is a code such as USD, not "${code}"`);
}
