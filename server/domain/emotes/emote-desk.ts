import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { type Emote, EmoteSchema } from './emote.entity.ts';
import { parseEmoteName } from './emote-name.ts';
import type { GuildEmotes } from './guild-emotes.ts';
import { lockEmotes } from './lock-emotes.ts';
import { requireFree } from './require-free.ts';

const REASON_MAX = 500;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  guildEmotes: Pick<GuildEmotes, 'changed'>;
}

/** What staff do with emotes. Who decides second is told who was first. */
export class EmoteDesk {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #guildEmotes: Parts['guildEmotes'];

  constructor({ em, clock, outbox, guildEmotes }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#guildEmotes = guildEmotes;
  }

  /** @throws DomainError not_found `emote_not_found`; conflict `emote_decided` */
  approve(id: string, by: string): Promise<Emote> {
    return this.#approve(id, by, (emote) => emote.state === 'waiting');
  }

  /**
   * Approves what was declined or removed, when its name and picture are still free.
   * @throws DomainError not_found `emote_not_found`; conflict `emote_decided`, `emote_name_taken`, `emote_duplicate`
   */
  approveAfterAll(id: string, by: string): Promise<Emote> {
    return this.#approve(id, by, (emote) => emote.state === 'declined' || emote.state === 'removed');
  }

  /** @throws DomainError not_found `emote_not_found`; conflict `emote_decided`; invalid `emote_reason_missing` */
  decline(id: string, by: string, reason: string): Promise<Emote> {
    const why = checkedReason(reason);
    return this.#decide(id, async (em, emote) => {
      if (emote.state !== 'waiting') throw decided(emote);
      em.assign(emote, { state: 'declined', takenName: null, takenHash: null, reason: why, ...this.#decision(by) });
    });
  }

  /** Takes an approved emote off the platform, and out of the guilds. @throws DomainError not_found `emote_not_found`; conflict `emote_decided`; invalid `emote_reason_missing` */
  remove(id: string, by: string, reason: string): Promise<Emote> {
    const why = checkedReason(reason);
    return this.#decide(id, async (em, emote) => {
      if (emote.state !== 'approved') throw decided(emote);
      em.assign(emote, { state: 'removed', takenName: null, takenHash: null, reason: why, ...this.#decision(by) });
    });
  }

  /** @throws DomainError not_found `emote_not_found`; invalid `emote_name_invalid`; conflict `emote_name_taken`, `emote_decided` */
  rename(id: string, name: string): Promise<Emote> {
    const parsed = parseEmoteName(name);
    return this.#decide(id, async (em, emote) => {
      if (emote.state !== 'waiting' && emote.state !== 'approved') throw decided(emote);
      await requireFree(em, { name: parsed, except: emote });
      em.assign(emote, { name: parsed, takenName: parsed.toLowerCase() });
    });
  }

  #approve(id: string, by: string, isOpen: (emote: Emote) => boolean): Promise<Emote> {
    return this.#decide(id, async (em, emote) => {
      if (!isOpen(emote)) throw decided(emote);
      await requireFree(em, { name: emote.name, contentHash: emote.contentHash, except: emote });
      em.assign(emote, {
        state: 'approved',
        takenName: emote.name.toLowerCase(),
        takenHash: emote.contentHash,
        reason: null,
        ...this.#decision(by),
      });
    });
  }

  async #decide(id: string, change: (em: EntityManager, emote: Emote) => Promise<void>): Promise<Emote> {
    return this.#em.transactional(async (em) => {
      await lockEmotes(em);
      const emote = await em.findOne(EmoteSchema, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
      if (!emote) throw new DomainError('not_found', 'emote_not_found', 'That emote is gone.');
      const wasApproved = emote.state === 'approved';
      await change(em, emote);
      await em.flush();
      await this.#outbox.add(em, 'emote.review', { emoteId: id });
      if (wasApproved || emote.state === 'approved') await this.#guildEmotes.changed(em);
      return emote;
    });
  }

  #decision(by: string): Pick<Emote, 'decidedAt' | 'decidedBy'> {
    return { decidedAt: this.#clock.now(), decidedBy: by.slice(0, 100) };
  }
}

function checkedReason(text: string): string {
  const reason = text.trim();
  if (reason !== '' && reason.length <= REASON_MAX) return reason;
  throw new DomainError(
    'invalid',
    'emote_reason_missing',
    `Give a reason of 1 to ${REASON_MAX} characters; the person who proposed the emote reads it.`,
    { max: REASON_MAX },
  );
}

function decided({ name, state, decidedBy }: Emote): DomainError {
  const by = decidedBy ?? 'Who brought it';
  const sentences = {
    waiting: `Nobody has decided on ${name} yet.`,
    approved: `${by} has approved ${name} already.`,
    declined: `${by} has declined ${name} already.`,
    removed: `${by} has taken back ${name} already.`,
  };
  const context = decidedBy ? state : 'withdrawn';
  return new DomainError('conflict', 'emote_decided', sentences[state], {
    name,
    by,
    context: state === 'waiting' ? state : context,
  });
}
