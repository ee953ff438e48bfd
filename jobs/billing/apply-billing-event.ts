import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** Takes the effects of an event of the payment provider. One that was applied is a no-op. */
export const applyBillingEvent: Task<OutboxTasks['billing.event']> = {
  async run({ eventId }, { billingEvents, log }) {
    const outcome = await billingEvents.apply(eventId);
    if (outcome) log.info({ eventId, outcome }, 'billing event applied');
  },
};
