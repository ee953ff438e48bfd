import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../../job.ts';

/** Makes a mailing for every reader of a published report. Each is a job of its own: one mailbox that fails holds up nobody else. */
export const prepareMailings: Task<OutboxTasks['glimcap.mail']> = {
  async run({ reportId }, { glimcapMailings, log }) {
    const made = await glimcapMailings.prepare(reportId);
    log.info({ reportId, made }, 'glimcap mailings made');
  },
};
