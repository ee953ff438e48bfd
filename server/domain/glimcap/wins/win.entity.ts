import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { WinArea } from './win-area.ts';

/** `withdrawn`: taken back by who proposed it, before anybody had decided. */
export type WinState = 'proposed' | 'accepted' | 'declined' | 'withdrawn';
/** How it was heard of: `/win`, a 🏆 on a message, the web, or a reviewer of a draft. */
export type WinSource = 'command' | 'reaction' | 'web' | 'review';

const schema = defineEntity({
  name: 'Win',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** The Sunday of the week it belongs to. */
    weekEnd: p.string().length(10),
    area: p.string().length(16).$type<WinArea>(),
    /** What `other` is called. */
    areaName: p.string().length(40).nullable(),
    /** Markdown. */
    text: p.text(),
    /** Whose words they are. Empty once they are forgotten, as the Discord id is null. */
    authorName: p.string().length(100),
    authorId: p.string().length(20).nullable(),
    source: p.string().length(16).$type<WinSource>(),
    state: p.string().length(16).$type<WinState>(),
    /** The message on Discord that it is about; there is one win a message. */
    messageId: p.string().length(20).nullable().unique(),
    messageUrl: p.string().length(300).nullable(),
    proposedAt: p.datetime(),
    proposedBy: p.string().length(100),
    /** The Discord id of who proposed it, who may take it back. */
    proposerId: p.string().length(20).nullable(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.string().length(100).nullable(),
  },
  indexes: [{ properties: ['weekEnd', 'state'] }, { properties: ['authorId'] }],
});

/** Something that went well, for the report of its week. */
export class Win extends schema.class {}
schema.setClass(Win);

export { schema as WinSchema };
