import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';
import type { PictureFailure } from './picture-failure.ts';

/** What is shown beside words, and belongs to somebody else than who sent it. */
export type PictureKind = 'emoji' | 'sticker';

/** As what Discord is asked for it; an animated PNG is a PNG. */
export type PictureFormat = 'png' | 'gif';

/** What a picture is by its bytes. */
export type PictureMediaType = 'image/png' | 'image/gif' | 'image/webp';

const schema = defineEntity({
  name: 'TicketPicture',
  properties: {
    /** Also the name of its file, beside those of attachments. */
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    kind: p.string().length(10).$type<PictureKind>(),
    discordId: p.string().length(20),
    format: p.string().length(3).$type<PictureFormat>(),
    /** Null while its bytes are not here. */
    mediaType: p.string().length(20).$type<PictureMediaType>().nullable(),
    storedAt: p.datetime().nullable(),
    /** Why its bytes are not here. */
    failure: p.string().length(20).$type<PictureFailure>().nullable(),
  },
  uniques: [{ properties: ['ticket', 'kind', 'discordId'] }],
});

/** A custom emoji or a sticker that was shown in a ticket. Its picture is kept: it may be deleted in its guild. */
export class TicketPicture extends schema.class {}
schema.setClass(TicketPicture);

/** A picture as a message shows it. */
export type ShownPicture = Pick<TicketPicture, 'kind' | 'discordId' | 'format'>;

export { schema as TicketPictureSchema };
