import { defineEntity, p } from '@mikro-orm/postgresql';
import { ChannelSchema } from '../../channels/channel.entity.ts';

const schema = defineEntity({
  name: 'PayoutAccount',
  properties: {
    /** The provider's reference. */
    id: p.string().length(255).primary(),
    channel: () => p.oneToOne(ChannelSchema).unique().deleteRule('cascade'),
    /** Whether its streamer has told the provider all that was asked. */
    isSetUp: p.boolean(),
    /** Whether the provider sends it money. It may stop doing so at any time. */
    canReceive: p.boolean(),
    createdAt: p.datetime(),
    /** When it was last read at the provider. */
    refreshedAt: p.datetime(),
  },
});

/** Where a streamer's share goes. The provider keeps who they are and their bank account; we know neither. */
export class PayoutAccount extends schema.class {}
schema.setClass(PayoutAccount);

export { schema as PayoutAccountSchema };
