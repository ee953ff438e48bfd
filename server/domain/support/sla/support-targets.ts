import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Outbox } from '../../outbox.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import type { TicketPriority } from '../ticket-priority.ts';
import { type EscalationStep, SupportEscalationSchema } from './support-escalation.entity.ts';
import { type SupportTarget, SupportTargetSchema } from './support-target.entity.ts';

/** For which tickets a promise is made. Null is all of them. */
export interface TargetScope {
  guildId: string;
  categoryId: string | null;
  priority: TicketPriority | null;
}

/** Minutes of work; null is no promise. */
export interface TargetMinutes {
  firstResponseMinutes: number | null;
  resolutionMinutes: number | null;
}

export interface Escalation {
  warnPercent: number;
  step: EscalationStep;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

const NO_PROMISE: TargetMinutes = { firstResponseMinutes: null, resolutionMinutes: null };
const DEFAULT_ESCALATION: Escalation = { warnPercent: 75, step: 'tell' };

/** What the guilds promise their members, and what happens when a promise is not kept. */
export class SupportTargets {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** Everything that a guild has promised, from the most general on. */
  list(guildId: string): Promise<SupportTarget[]> {
    return this.#em.find(SupportTargetSchema, { guildId }, { orderBy: { categoryId: 'asc', priority: 'asc' } });
  }

  /** What holds for a ticket: the promise for its category and priority, else for its category, its priority, or all. */
  async find(scope: TargetScope): Promise<TargetMinutes> {
    const { guildId, categoryId, priority } = scope;
    const rows = await this.#em.find(SupportTargetSchema, {
      ...{ guildId, categoryId: { $in: [categoryId ?? '', ''] }, priority: { $in: [priority ?? '', ''] } },
    });
    const [best] = rows.toSorted((a, b) => rank(b) - rank(a));
    if (!best) return NO_PROMISE;
    const { firstResponseMinutes = null, resolutionMinutes = null } = best;
    return { firstResponseMinutes, resolutionMinutes };
  }

  /**
   * Makes a promise. What is left out stays as it held there before.
   * @throws DomainError forbidden `support_not_manager`
   */
  async choose(actor: Actor, scope: TargetScope, chosen: Partial<TargetMinutes>): Promise<TargetMinutes> {
    requireManager(actor);
    const target = { ...(await this.find(scope)), ...chosen };
    await this.#change(scope.guildId, async (em) => {
      const key = keyOf(scope);
      await em.upsert(SupportTargetSchema, { ...key, ...target, changedAt: this.#clock.now() });
    });
    return target;
  }

  /** What holds there is what holds more generally. @throws DomainError forbidden; not_found `target_not_found` */
  async remove(actor: Actor, scope: TargetScope): Promise<void> {
    requireManager(actor);
    await this.#change(scope.guildId, async (em) => {
      if ((await em.nativeDelete(SupportTargetSchema, keyOf(scope))) > 0) return;
      throw new DomainError('not_found', 'target_not_found', 'There is no target for exactly these tickets.');
    });
  }

  async getEscalation(guildId: string): Promise<Escalation> {
    const { warnPercent, step } = (await this.#em.findOne(SupportEscalationSchema, { guildId })) ?? DEFAULT_ESCALATION;
    return { warnPercent, step };
  }

  /** @throws DomainError forbidden; invalid `escalation_invalid` */
  async chooseEscalation(actor: Actor, guildId: string, chosen: Partial<Escalation>): Promise<Escalation> {
    requireManager(actor);
    const escalation = { ...(await this.getEscalation(guildId)), ...chosen };
    const { warnPercent } = escalation;
    if (!Number.isInteger(warnPercent) || warnPercent < 1 || warnPercent > 100) {
      throw new DomainError(
        'invalid',
        'escalation_invalid',
        'Warn after 1 to 100 percent of the time; 100 is not at all.',
      );
    }
    await this.#change(guildId, async (em) => {
      await em.upsert(SupportEscalationSchema, { guildId, ...escalation, changedAt: this.#clock.now() });
    });
    return escalation;
  }

  /** What is due moves with the promises: the tickets that are underway are read anew. */
  async #change(guildId: string, change: (em: EntityManager) => Promise<void>): Promise<void> {
    await this.#em.transactional(async (em) => {
      await change(em);
      await this.#outbox.add(em, 'tickets.deadlines', { guildId }, { key: `deadlines:${guildId}` });
    });
  }
}

function keyOf({ guildId, categoryId, priority }: TargetScope) {
  return { guildId, categoryId: categoryId ?? '', priority: priority ?? '' } as const;
}

/** A category is said more exactly than a priority. */
function rank({ categoryId, priority }: SupportTarget): number {
  return (categoryId === '' ? 0 : 2) + (priority === '' ? 0 : 1);
}
