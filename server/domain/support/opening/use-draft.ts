import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../errors.ts';

/**
 * The ticket that a draft has become already, or null: the one that is made in this transaction is then told to `draftBecame`. Whoever else
 * asks for it meanwhile waits.
 * @throws DomainError not_found `draft_not_found`
 */
export async function ticketOfDraft(em: EntityManager, draftId: string): Promise<string | null> {
  const [draft] = await em.execute<{ ticketId: string | null }[]>(
    'select ticket_id as "ticketId" from ticket_draft where id = ? for update',
    [draftId],
  );
  if (draft) return draft.ticketId;
  throw new DomainError('not_found', 'draft_not_found', 'What you wrote is no longer stored. Please start again.');
}

/** A draft makes one ticket only. */
export async function draftBecame(em: EntityManager, draftId: string, ticketId: string): Promise<void> {
  await em.execute('update ticket_draft set ticket_id = ? where id = ?', [ticketId, draftId]);
}
