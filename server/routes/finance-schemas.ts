import { z } from 'zod';
import { MRR_STEPS } from '#domain/billing/mrr/mrr-periods.ts';
import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { lineSchema } from './line-schema.ts';

/** Before it the ledger has nothing, and far ahead there is nothing to have. */
const day = z.iso
  .date()
  .refine((text) => text >= '2000-01-01' && text <= '2199-12-31', 'takes a day from 2000 to 2199');

export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'takes a month such as 2021-04')
  .meta({ example: '2021-04' });

export const statementQuerySchema = z.object({
  to: day.optional().meta({ description: 'The last day; by default the month’s own, or yesterday in the running one' }),
});

const moneySchema = z.object({
  minor: z.int().meta({ description: 'In minor units: cents of USD' }),
  currency: z.string().regex(/^[A-Z]{3}$/, 'takes a code such as USD'),
});

const at = z
  .string()
  .max(40)
  .meta({ description: 'A day, which begins where months are cut, or a time with its offset' });
const kind = z.enum(LEDGER_KINDS);

export const newEntrySchema = z.object({
  kind,
  amount: moneySchema.meta({ description: 'Above 0: the kind says the direction. Only an adjustment is signed' }),
  at,
  reference: lineSchema(200).meta({
    description: 'Names it among the entries of its kind: the same again is no other entry',
  }),
  note: lineSchema(500).optional(),
});

export const entryCorrectionSchema = z.object({
  amount: moneySchema.meta({ description: '0 withdraws the entry' }),
  at: at.optional(),
  note: lineSchema(500).meta({ description: 'Why' }),
});

export const newCoverageSchema = z.object({
  kinds: z.array(kind).min(1).max(LEDGER_KINDS.length),
  from: day,
  through: day,
  note: lineSchema(500).optional(),
});

export const withdrawalSchema = z.object({ note: lineSchema(500).meta({ description: 'Why' }) });

export const coverageQuerySchema = z.object({ from: day, to: day });

/** Which entries: of a form that was sent empty the fields are left out. */
export const entriesQuerySchema = z.object({
  from: day.optional().meta({ description: 'By default the 1st of the last day’s month' }),
  to: day.optional().meta({ description: 'By default today' }),
  kind: kind.optional(),
  source: lineSchema(32).optional(),
  history: z.enum(['true', 'false']).default('false').meta({ description: 'Also what no longer counts' }),
});

export const mrrQuerySchema = z.object({
  from: day.optional(),
  to: day.optional(),
  by: z.enum(MRR_STEPS).default('month'),
});
