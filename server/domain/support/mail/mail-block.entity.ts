import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'MailBlock',
  properties: {
    /** In small letters. */
    address: p.string().length(254).primary(),
    reason: p.string().length(300),
    blockedAt: p.datetime(),
    blockedBy: p.string().length(100),
  },
});

/** An address whose mails open no tickets. */
export class MailBlock extends schema.class {}
schema.setClass(MailBlock);

export { schema as MailBlockSchema };
