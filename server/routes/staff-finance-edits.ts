import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canEditLedger } from '#domain/finance/policies.ts';
import { moneyFromJson } from '#domain/money.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { entryCorrectionSchema, newCoverageSchema, newEntrySchema, withdrawalSchema } from './finance-schemas.ts';

const KEEPERS = { tag: 'finance', access: 'staff', can: canEditLedger } as const;
const ENTRY_PROBLEMS =
  'invalid, ledger_amount_invalid, ledger_currency_unknown, ledger_time_invalid, ledger_text_invalid';

const recordedSchema = z.object({
  recorded: z.int().meta({ description: '0 when the same was there already' }),
});

/** What the core team does with the ledger by hand. */
export function financeEditRoutes({ ledgerDesk }: Pick<Domain, 'ledgerDesk'>): ApiRoute[] {
  const writes = rateLimit({ name: 'ledger-write', points: 60, seconds: 60 });
  return [
    apiRoute({
      ...KEEPERS,
      method: 'post',
      path: '/finance/entries',
      summary: 'Enter a movement of money under your name; the same again changes nothing',
      body: newEntrySchema,
      status: 201,
      answer: recordedSchema,
      problems: { 409: 'ledger_entry_differs', 422: ENTRY_PROBLEMS },
      limit: writes,
      async handle({ ctx, body: { amount, ...entry } }) {
        const { recorded } = await ledgerDesk.add(requireUser(ctx), { ...entry, amount: moneyFromJson(amount) });
        return { recorded };
      },
    }),
    apiRoute({
      ...KEEPERS,
      method: 'post',
      path: '/finance/entries/:id/correction',
      summary: 'Say what an entry should have been, 0 to withdraw it; the wrong one stays, and counts no more',
      params: z.object({ id: z.uuid() }),
      body: entryCorrectionSchema,
      status: 201,
      answer: recordedSchema,
      problems: {
        404: 'ledger_entry_not_found',
        409: 'ledger_entry_corrected',
        422: ENTRY_PROBLEMS,
      },
      limit: writes,
      async handle({ ctx, params, body: { amount, ...correction } }) {
        const given = { ...correction, amount: moneyFromJson(amount) };
        const { recorded } = await ledgerDesk.correct(requireUser(ctx), params.id, given);
        return { recorded };
      },
    }),
    apiRoute({
      ...KEEPERS,
      method: 'post',
      path: '/finance/coverages',
      summary: 'Say that everything of some kinds on some days is in the ledger',
      body: newCoverageSchema,
      status: 204,
      problems: { 422: 'invalid, ledger_coverage_invalid' },
      limit: writes,
      async handle({ ctx, body }) {
        await ledgerDesk.cover(requireUser(ctx), body);
      },
    }),
    apiRoute({
      ...KEEPERS,
      method: 'post',
      path: '/finance/coverages/:id/withdrawal',
      summary: 'Take back what was said by hand about some days',
      params: z.object({ id: z.uuid() }),
      body: withdrawalSchema,
      status: 204,
      problems: { 404: 'ledger_coverage_unknown', 409: 'ledger_coverage_not_by_hand' },
      limit: writes,
      async handle({ ctx, params, body }) {
        await ledgerDesk.uncover(requireUser(ctx), params.id, body.note);
      },
    }),
  ];
}
