import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import { standingBlock } from './standing-block.ts';
import { type TicketBlock, TicketBlockSchema } from './ticket-block.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

interface NewBlock {
  guildId: string;
  member: { id: string; name: string };
  /** 1 to 300 characters; the member reads it. */
  reason: string;
  /** Null is for good. */
  expiresAt: Date | null;
}

/** Who may open no tickets in a guild, why, and until when. */
export class TicketBlocks {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** Blocks a member, in place of a block that stands. @throws DomainError forbidden; invalid `block_invalid` */
  async add(actor: Actor, { guildId, member, reason, expiresAt }: NewBlock): Promise<TicketBlock> {
    requireManager(actor);
    const now = this.#clock.now();
    const said = reason.trim().slice(0, 300);
    if (!said)
      throw new DomainError('invalid', 'block_invalid', 'Say why, so that the member learns it.', {
        context: 'reason',
      });
    if (expiresAt && expiresAt <= now) {
      throw new DomainError('invalid', 'block_invalid', 'A block ends at a time to come, or never.', {
        context: 'end',
      });
    }
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`ticket:${guildId}:${member.id}`]);
      await em.execute(
        `update ticket_block set lifted_at = ?, lifted_by_name = ?
         where guild_id = ? and member_id = ? and lifted_at is null`,
        [now, actor.name.slice(0, 100), guildId, member.id],
      );
      const block = em.create(TicketBlockSchema, {
        ...{ guildId, memberId: member.id, memberName: member.name.slice(0, 100), reason: said },
        ...{ byId: actor.id, byName: actor.name.slice(0, 100), createdAt: now, expiresAt },
      });
      await em.flush();
      return block;
    });
  }

  /** Takes a block back. @throws DomainError forbidden; not_found `block_not_found` */
  async remove(actor: Actor, { guildId, memberId }: { guildId: string; memberId: string }): Promise<TicketBlock> {
    requireManager(actor);
    const block = await this.find(guildId, memberId);
    if (!block) throw new DomainError('not_found', 'block_not_found', 'They are not blocked.');
    this.#em.assign(block, { liftedAt: this.#clock.now(), liftedByName: actor.name.slice(0, 100) });
    await this.#em.flush();
    return block;
  }

  /** The block that stands now, if there is one. */
  find(guildId: string, memberId: string): Promise<TicketBlock | null> {
    return standingBlock(this.#em, { guildId, memberId, now: this.#clock.now() });
  }

  /** Those that stand now, newest first. @throws DomainError forbidden */
  async list(actor: Actor, guildId: string): Promise<TicketBlock[]> {
    requireManager(actor);
    const isInForce = { $or: [{ expiresAt: null }, { expiresAt: { $gt: this.#clock.now() } }] };
    const filter = { guildId, liftedAt: null, ...isInForce };
    return this.#em.find(TicketBlockSchema, filter, { orderBy: { createdAt: 'desc' } });
  }
}
