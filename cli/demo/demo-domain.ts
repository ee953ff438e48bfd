import type { Bus } from '#domain/bus.ts';
import { createDomain, type Domain } from '#domain/domain.ts';
import type { Outbox } from '#domain/outbox.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/database.ts';
import { sharpEmoteImages } from '#platform/emotes/sharp-emote-images.ts';
import { graphileOutbox } from '#platform/graphile-outbox.ts';
import { noHelp } from '#platform/help/no-help.ts';
import { re2Patterns } from '#platform/re2-patterns.ts';
import { createSecrets } from '#platform/sealed-secrets.ts';
import { DEMO_AUTHOR } from './demo-label.ts';
import type { MovingClock } from './moving-clock.ts';

/**
 * Of what follows from history only the files of its reports are made: sixty weeks are not posted into a guild, nor
 * sent to anybody.
 */
const HISTORY: Outbox = {
  async add(em, task, payload, options) {
    if (task === 'glimcap.file') await graphileOutbox.add(em, task, payload, options);
  },
  addAll: async () => undefined,
  findRunAt: graphileOutbox.findRunAt,
};
/** Nobody is watching the past. */
const SILENCE: Bus = { publish: async () => undefined, subscribe: () => () => undefined };

/** The real domain, compiler and all, on a clock that the demo moves. */
export function demoDomain(config: Config, { database, clock }: { database: Database; clock: MovingClock }): Domain {
  return createDomain({
    em: database.orm.em,
    clock,
    outbox: HISTORY,
    bus: SILENCE,
    secrets: createSecrets(config.SESSION_SECRET),
    siteHost: new URL(config.PUBLIC_URL).hostname,
    payments: null,
    channelShares: [{ percent: 50, from: null }],
    ownAddresses: [],
    supportAddress: null,
    canMail: false,
    reconnectWindowMs: config.STREAM_RECONNECT_SECONDS * 1000,
    sources: config,
    helpLibrary: noHelp,
    patterns: re2Patterns,
    emoteImages: sharpEmoteImages,
    glimcap: { timeZone: config.GLIMCAP_TIMEZONE, author: DEMO_AUTHOR },
    reportingCurrency: config.REPORTING_CURRENCY,
  });
}
