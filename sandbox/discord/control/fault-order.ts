import * as z from 'zod/mini';

const times = z._default(z.int().check(z.minimum(1), z.maximum(10_000)), 1);
const target = {
  method: z._default(z.nullable(z.string()), null),
  path: z._default(z.nullable(z.string()), null),
  times,
};

/** The body of `POST /control/faults`; README.md says what each kind does. */
export const FAULT_ORDER = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dropSockets') }),
  z.strictObject({ kind: z.literal('closeSockets'), code: z.int().check(z.minimum(1000), z.maximum(4999)) }),
  z.strictObject({ kind: z.literal('reconnect') }),
  z.strictObject({ kind: z.literal('invalidSession'), isResumable: z._default(z.boolean(), false) }),
  z.strictObject({
    kind: z.literal('status'),
    ...target,
    status: z.int().check(z.minimum(400), z.maximum(599)),
    /** Of an error that has a name, as 30038. */
    code: z._default(z.int(), 0),
  }),
  z.strictObject({
    kind: z.literal('rateLimit'),
    ...target,
    retryAfterSeconds: z.number().check(z.minimum(0)),
    isGlobal: z._default(z.boolean(), false),
    /** The resource's limit and not the caller's: it does not count towards a ban. */
    isShared: z._default(z.boolean(), false),
    /** Of a limit that has a name, as 30046 or 20022. */
    code: z._default(z.int(), 0),
  }),
  z.strictObject({ kind: z.literal('delay'), ...target, ms: z.number().check(z.minimum(0)) }),
  z.strictObject({ kind: z.literal('dropBefore'), ...target }),
  z.strictObject({ kind: z.literal('dropAfter'), ...target }),
  z.strictObject({ kind: z.literal('duplicate'), event: z.string(), times }),
  z.strictObject({ kind: z.literal('deleteMessage'), channelId: z.string(), messageId: z.string() }),
  /** Bits of the privileged intents that stay granted. */
  z.strictObject({ kind: z.literal('intents'), allowed: z.int().check(z.minimum(0)) }),
  z.strictObject({ kind: z.literal('sessionStarts'), remaining: z.int().check(z.minimum(0), z.maximum(1000)) }),
  z.strictObject({ kind: z.literal('shards'), recommended: z.int().check(z.minimum(1), z.maximum(1000)) }),
  /** More guilds than these in one session are 4011. */
  z.strictObject({ kind: z.literal('guildsPerShard'), most: z.int().check(z.minimum(1)) }),
  /** REST is gone, and the gateway too where that is said, until the faults are taken back. */
  z.strictObject({
    kind: z.literal('apiOutage'),
    answer: z._default(z.union([z.int().check(z.minimum(500), z.maximum(599)), z.literal('none')]), 503),
    isGatewayToo: z._default(z.boolean(), false),
  }),
  /** Every connection breaks and a new one is refused, this API's too, for so long. */
  z.strictObject({ kind: z.literal('down'), ms: z.int().check(z.minimum(1)) }),
  z.strictObject({ kind: z.literal('outage'), guildId: z.string() }),
  z.strictObject({ kind: z.literal('recovery'), guildId: z.string() }),
]);

export type FaultOrder = z.infer<typeof FAULT_ORDER>;
export type FaultRequest = z.input<typeof FAULT_ORDER>;
