import { type MoneyJson, moneyToJson } from '#domain/money.ts';
import { parseMoney } from '#domain/parse-money.ts';
import { ApiProblem } from '../ui/api.ts';
import type { FormFields } from '../ui/use-form.ts';
import type { Translate } from '../words.ts';

/** The amount that was filled in, in minor units. @throws ApiProblem that says how to write it */
export function writtenAmount(fields: FormFields, t: Translate): MoneyJson {
  const currency = fields.text('currency')?.toUpperCase() ?? '';
  if (!/^[A-Z]{3}$/.test(currency)) throw unreadable(t('finance.badCurrency'));
  const amount = parseMoney(fields.text('amount') ?? '', currency);
  if (!amount || amount.minor > BigInt(Number.MAX_SAFE_INTEGER)) throw unreadable(t('finance.badAmount', { currency }));
  return moneyToJson(amount);
}

function unreadable(detail: string): ApiProblem {
  return new ApiProblem({ status: 422, code: 'invalid', detail });
}
