import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import { type Emote, EmoteSchema } from './emote.entity.ts';

/**
 * Names and pictures are given once among what waits and what is approved.
 * @throws DomainError conflict `emote_name_taken`, `emote_duplicate`
 */
export async function requireFree(
  em: EntityManager,
  { name, contentHash, except }: { name?: string; contentHash?: string; except?: Emote },
): Promise<void> {
  const other = except ? { id: { $ne: except.id } } : {};
  if (contentHash) {
    const same = await em.findOne(EmoteSchema, { takenHash: contentHash, ...other });
    if (same)
      throw new DomainError('conflict', 'emote_duplicate', `That is the same picture as ${said(same)}.`, {
        name: same.name,
        context: same.state,
      });
  }
  if (name) {
    const taken = await em.findOne(EmoteSchema, { takenName: name.toLowerCase(), ...other });
    if (taken)
      throw new DomainError(
        'conflict',
        'emote_name_taken',
        `The name ${name} is taken by ${said(taken)}. Choose another.`,
        { wish: name, name: taken.name, context: taken.state },
      );
  }
}

function said({ name, state }: Emote): string {
  return state === 'waiting' ? `:${name}:, which waits for staff` : `:${name}:`;
}
