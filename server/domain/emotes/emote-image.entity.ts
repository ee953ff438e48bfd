import { defineEntity, p } from '@mikro-orm/postgresql';
import { EmoteSchema } from './emote.entity.ts';
import type { EmoteForm } from './emote-form.ts';

const schema = defineEntity({
  name: 'EmoteImage',
  properties: {
    emote: () => p.manyToOne(EmoteSchema).primary().deleteRule('cascade'),
    form: p.string().length(10).primary().$type<EmoteForm>(),
    mediaType: p.string().length(20),
    bytes: p.blob().$type<Buffer>(),
  },
});

/** One file of an emote. In the database, since every process needs it and none outlives its machine. */
export class EmoteImage extends schema.class {}
schema.setClass(EmoteImage);

export { schema as EmoteImageSchema };
