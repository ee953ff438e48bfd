import type { OutboxTasks } from '#domain/outbox.ts';

/** Which question whether a ticket can be closed a button answers: `<ticket>:<until when, in ms>`. */
export function closeQuestionId({ facts = {} }: OutboxTasks['ticket.changed'], { id }: { id: string }): string {
  return `${id}:${Date.parse(facts.until ?? '')}`;
}

/** One of before names its ticket alone. */
export function parseCloseQuestionId(id: string): { ticketId: string; until?: Date } {
  const [ticketId = '', until] = id.split(':');
  return until ? { ticketId, until: new Date(Number(until)) } : { ticketId };
}
