import { listAll } from '../state/find.ts';
import type { InvoicePayment } from '../state/objects.ts';
import type { World } from '../world.ts';

/** The payments of an invoice, newest first. */
export function findPayments(world: World, invoiceId: string): InvoicePayment[] {
  return listAll(world, 'invoice_payment', ({ invoice }) => invoice === invoiceId).reverse();
}
