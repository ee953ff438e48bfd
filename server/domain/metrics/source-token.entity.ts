import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'SourceToken',
  properties: {
    source: p.string().length(32).primary(),
    /** Of the credential in the environment that these tokens come from: with another one they are void. */
    originHash: p.string().length(64),
    accessTokenSealed: p.text(),
    expiresAt: p.datetime(),
    /** Null where the credential itself is good for the next access token. */
    refreshTokenSealed: p.text().nullable(),
  },
});

/** What a service of OAuth 2.0 last gave us for reading our own figures. */
export class SourceToken extends schema.class {}
schema.setClass(SourceToken);

export { schema as SourceTokenSchema };
