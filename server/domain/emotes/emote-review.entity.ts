import { defineEntity, p } from '@mikro-orm/postgresql';
import { EmoteSchema } from './emote.entity.ts';

const schema = defineEntity({
  name: 'EmoteReview',
  properties: {
    emote: () => p.oneToOne(EmoteSchema).primary().deleteRule('cascade'),
    textChannelId: p.string().length(20),
    /** When posting was first tried: from then on a card may exist though its id is not known here. */
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    /** When the card was found gone. It is never posted again: the emote still waits on the web. */
    deletedAt: p.datetime().nullable(),
  },
});

/** The card in the staff's text channel by which an emote is decided on. */
export class EmoteReview extends schema.class {}
schema.setClass(EmoteReview);

export { schema as EmoteReviewSchema };
