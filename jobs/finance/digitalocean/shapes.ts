import { z } from 'zod';
import { amountSchema } from './amount.ts';

/*
 * The answers of the billing API, as far as they are read.
 * https://github.com/digitalocean/openapi/tree/main/specification/resources/billing
 */

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as "2020-01"');
const timeSchema = z.iso.datetime({ offset: true });
const uuidSchema = z.string().regex(/^[\w-]{1,64}$/, 'expected an id');

/** What a list has beside its items. */
export const pageSchema = z.object({
  links: z.object({ pages: z.object({ next: z.string().optional() }).optional() }).optional(),
  meta: z.object({ total: z.int().min(0) }),
});

export const balanceSchema = z.object({ month_to_date_usage: amountSchema, generated_at: timeSchema });

const invoiceSchema = z.object({ invoice_uuid: uuidSchema, invoice_period: monthSchema });
export const invoicesSchema = pageSchema.extend({
  invoices: z.array(invoiceSchema),
  invoice_preview: invoiceSchema.extend({ updated_at: timeSchema }).optional(),
});

export const itemsSchema = pageSchema.extend({
  invoice_items: z.array(z.object({ product: z.string().min(1).max(150), amount: amountSchema })),
});

const chargeSchema = z.object({ amount: amountSchema });
export const summarySchema = z.object({
  invoice_uuid: uuidSchema,
  billing_period: monthSchema,
  product_charges: chargeSchema,
  overages: chargeSchema,
  taxes: chargeSchema,
  credits_and_adjustments: chargeSchema,
});

export const historySchema = pageSchema.extend({
  billing_history: z.array(
    z.object({ description: z.string().max(150), amount: amountSchema, date: timeSchema, type: z.string() }),
  ),
});
