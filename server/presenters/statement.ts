import { z } from 'zod';
import type { FinanceStatement } from '#domain/finance/finances.ts';
import { lineLabel } from '#domain/finance/line-label.ts';
import { periodLabel } from '#domain/finance/period-label.ts';
import { FINANCE_INPUTS } from '#domain/finance/statement.ts';
import { type FinanceRow, financeTable } from '#domain/glimcap/finance-table.ts';
import { presentMoney, shownMoneySchema } from './money.ts';

const lineSchema = z.object({
  key: z.string(),
  label: z.string(),
  isDerived: z.boolean().meta({ description: 'Follows from the lines above it' }),
  amount: shownMoneySchema.nullable().meta({ description: 'null when it cannot be known' }),
  missing: z.string().nullable().meta({ description: 'Why it cannot be known' }),
  source: z.string().nullable(),
  takenAt: z.string().nullable(),
  query: z.string().nullable(),
});

const restatedSchema = z.object({
  number: z.int().meta({ description: 'Of the Glimcap that printed it' }),
  publishedAt: z.iso.datetime(),
  period: z.string(),
  label: z.string(),
  printed: shownMoneySchema,
  now: shownMoneySchema,
});

export const statementSchema = z
  .object({
    title: z.string(),
    month: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    period: z.string(),
    currency: z.string(),
    lines: z.array(lineSchema),
    findings: z.array(z.object({ kind: z.string(), text: z.string() })).meta({ description: 'What does not agree' }),
    contradictions: z
      .array(z.object({ label: z.string(), printed: shownMoneySchema, derived: shownMoneySchema }))
      .meta({ description: 'Results that were recorded otherwise than they follow from their rows' }),
    restatements: z.array(restatedSchema).meta({ description: 'What published reports printed otherwise' }),
  })
  .meta({ id: 'Statement' });

/** A month's money with where each figure is from and what contradicts it. */
export function presentStatement({ figures, restatements }: FinanceStatement): z.infer<typeof statementSchema> {
  const { title, rows, contradictions, period } = financeTable(figures);
  const { provider, currency, findings = [] } = figures;
  return {
    title,
    month: period.from.slice(0, 7),
    from: period.from,
    to: period.to,
    period: period.label,
    currency,
    lines: rows.map(presentLine),
    findings: findings.map(({ kind, text }) => ({ kind, text })),
    contradictions: contradictions.map(({ key, printed, derived }) => ({
      label: lineLabel(key, provider),
      printed: presentMoney(printed),
      derived: presentMoney(derived),
    })),
    restatements: restatements.map(({ number, publishedAt, period: days, key, printed, now }) => ({
      number,
      publishedAt: publishedAt.toISOString(),
      period: periodLabel(days.from, days.to),
      label: lineLabel(key, provider),
      printed: presentMoney(printed),
      now: presentMoney(now),
    })),
  };
}

function presentLine({ key, label, amount, missing, provenance }: FinanceRow): z.infer<typeof lineSchema> {
  return {
    key,
    label,
    isDerived: !FINANCE_INPUTS.some((input) => input === key),
    amount: amount && presentMoney(amount),
    missing,
    source: provenance.source ?? null,
    takenAt: provenance.takenAt ?? null,
    query: provenance.query ?? null,
  };
}
