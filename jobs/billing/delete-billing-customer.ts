import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** A forgotten member is not charged again. Deleting a customer who is gone is a no-op. */
export const deleteBillingCustomer: Task<OutboxTasks['billing.customer.forgotten']> = {
  async run({ customer }, { billing, log }) {
    await billing.deleteCustomer(customer);
    log.info({ customer }, 'billing customer deleted');
  },
};
