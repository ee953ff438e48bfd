import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** `pending`: asked, not confirmed. `refused`: a mail server said that there is no such mailbox. Only who is `confirmed` gets reports. */
export type ReaderState = 'pending' | 'confirmed' | 'left' | 'refused';

const schema = defineEntity({
  name: 'GlimcapReader',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** As it was given. */
    address: p.string().length(254),
    /** The same in small letters: one mailbox is one reader. */
    addressKey: p.string().length(254).unique(),
    state: p.string().length(16).$type<ReaderState>(),
    /** In which they are written to: that of the page where the address was given. A code such as `de`. */
    language: p.string().length(8).default('en'),
    /** When somebody last asked for this address and a mail was sent for it; how often since it was last confirmed. */
    askedAt: p.datetime(),
    asks: p.integer(),
    /** The link that confirms, while there is one. */
    confirmTokenHash: p.string().length(64).nullable().unique().hidden(),
    confirmTokenSealed: p.text().nullable().hidden(),
    confirmUntil: p.datetime().nullable(),
    /** The link with which a reader leaves; sealed, since every mail names it. */
    leaveTokenHash: p.string().length(64).unique().hidden(),
    leaveTokenSealed: p.text().hidden(),
    /** When the reader agreed to get mails. */
    consentedAt: p.datetime().nullable(),
    leftAt: p.datetime().nullable(),
    /** Why mails do not arrive, in the mail server's words. */
    refusal: p.string().length(500).nullable(),
  },
  indexes: [{ properties: ['state'] }, { properties: ['askedAt'] }],
});

/** An address to which somebody asked for the reports. It belongs to no account. */
export class GlimcapReader extends schema.class {}
schema.setClass(GlimcapReader);

export { schema as GlimcapReaderSchema };
