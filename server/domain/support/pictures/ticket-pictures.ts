import type { EntityManager } from '@mikro-orm/postgresql';
import type { Bus } from '../../bus.ts';
import type { Clock } from '../../clock.ts';
import type { EmoteImages } from '../../emotes/emote-images.ts';
import type { PictureFailure } from './picture-failure.ts';
import { type PictureMediaType, type TicketPicture, TicketPictureSchema } from './ticket-picture.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  bus: Bus;
  emoteImages: Pick<EmoteImages, 'look'>;
}

/** The pictures that tickets show: of custom emoji and of stickers. */
export class TicketPictures {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #images: Parts['emoteImages'];

  constructor({ em, clock, bus, emoteImages }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#bus = bus;
    this.#images = emoteImages;
  }

  find(pictureId: string): Promise<TicketPicture | null> {
    return this.#em.findOne(TicketPictureSchema, { id: pictureId });
  }

  /** Those of a ticket, also the ones that are not here (yet). */
  list(ticketId: string): Promise<TicketPicture[]> {
    return this.#em.find(TicketPictureSchema, { ticket: ticketId });
  }

  /** What a stranger's file is, if it is a picture that a page can show. */
  look(bytes: Buffer): ReturnType<EmoteImages['look']> {
    return this.#images.look(bytes);
  }

  /** @returns false where it was forgotten meanwhile, and its file is nobody's */
  async stored({ id, ticket }: TicketPicture, mediaType: PictureMediaType): Promise<boolean> {
    const change = { mediaType, storedAt: this.#clock.now(), failure: null };
    const changed = await this.#em.nativeUpdate(TicketPictureSchema, { id }, change);
    if (changed > 0) await this.#bus.publish('ticket.changed', { ticketId: ticket.id });
    return changed > 0;
  }

  async failed({ id, ticket }: TicketPicture, failure: PictureFailure): Promise<void> {
    await this.#em.nativeUpdate(TicketPictureSchema, { id }, { failure });
    await this.#bus.publish('ticket.changed', { ticketId: ticket.id });
  }
}
