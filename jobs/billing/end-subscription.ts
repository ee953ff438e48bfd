import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** Nobody pays on for what is gone. Ending what has ended is a no-op. */
export const endSubscription: Task<OutboxTasks['billing.subscription.end']> = {
  async run({ subscriptionId }, { billing, log }) {
    await billing.endSubscription(subscriptionId);
    log.info({ subscriptionId }, 'subscription ended');
  },
};
