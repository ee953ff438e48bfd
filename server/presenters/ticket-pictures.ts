import type { TicketPicture } from '#domain/support/pictures/ticket-picture.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';

/** What is known of a picture of a ticket. */
export type KnownPicture = Pick<TicketPicture, 'id' | 'kind' | 'discordId' | 'storedAt' | 'failure'>;

/** The pictures that a ticket shows, by their Discord ids. */
export interface TicketPictures {
  /** Where those of custom emoji are that are here. */
  emoji: ReadonlyMap<string, string>;
  /** Those of stickers; `url` is null while one is not here. */
  stickers: ReadonlyMap<string, { url: string | null; failure: TicketPicture['failure'] }>;
}

export function presentPictures({ number }: Pick<Ticket, 'number'>, known: readonly KnownPicture[]): TicketPictures {
  const urlOf = ({ id }: KnownPicture) => `/tickets/${number}/pictures/${id}`;
  const [emoji, stickers] = [
    known.filter(({ kind }) => kind === 'emoji'),
    known.filter(({ kind }) => kind !== 'emoji'),
  ];
  return {
    emoji: new Map(emoji.filter(({ storedAt }) => storedAt).map((each) => [each.discordId, urlOf(each)])),
    stickers: new Map(
      stickers.map((each) => [each.discordId, { url: each.storedAt ? urlOf(each) : null, failure: each.failure }]),
    ),
  };
}
