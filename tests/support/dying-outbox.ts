import type { Outbox, OutboxTasks } from '#domain/outbox.ts';
import { graphileOutbox } from '#platform/graphile-outbox.ts';

/** An outbox whose process is killed when a task has been added: the transaction that it was in never ends. */
export function dyingOutbox(at: keyof OutboxTasks): Outbox {
  return {
    ...graphileOutbox,
    async add(em, task, payload, options) {
      await graphileOutbox.add(em, task, payload, options);
      if (task === at) throw new Error('killed');
    },
  };
}
