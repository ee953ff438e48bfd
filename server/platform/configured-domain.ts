import type { PaymentProvider } from '#domain/billing/payment-provider.ts';
import type { Bus } from '#domain/bus.ts';
import { systemClock } from '#domain/clock.ts';
import { createDomain, type Domain } from '#domain/domain.ts';
import type { HelpLibrary } from '#domain/support/help/help-library.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { sharpEmoteImages } from './emotes/sharp-emote-images.ts';
import { graphileOutbox } from './graphile-outbox.ts';
import { re2Patterns } from './re2-patterns.ts';
import { createSecrets } from './sealed-secrets.ts';
import { readMailFrom } from './smtp/mail-from.ts';
import { stripePayments } from './stripe/stripe-payments.ts';

interface Parts {
  database: Database;
  bus: Bus;
  helpLibrary: HelpLibrary;
}

/** The domain as a process or an operator's tool uses it: on the real clock and outbox, as the configuration says. */
export function configuredDomain(config: Config, { database, bus, helpLibrary }: Parts): Domain {
  return createDomain({
    em: database.orm.em,
    clock: systemClock,
    outbox: graphileOutbox,
    bus,
    secrets: createSecrets(config.SESSION_SECRET),
    siteHost: new URL(config.PUBLIC_URL).hostname,
    payments: paymentProvider(config),
    channelShares: config.CHANNEL_SHARE,
    reconnectWindowMs: config.STREAM_RECONNECT_SECONDS * 1000,
    ownAddresses: [config.MAIL_FROM, config.SUPPORT_MAIL].flatMap(
      (text) => readMailFrom(text ?? '')?.address.toLowerCase() ?? [],
    ),
    supportAddress: supportAddress(config),
    canMail: config.SMTP_URL !== undefined,
    sources: config,
    helpLibrary,
    patterns: re2Patterns,
    emoteImages: sharpEmoteImages,
    glimcap: { timeZone: config.GLIMCAP_TIMEZONE, author: config.GLIMCAP_AUTHOR },
    reportingCurrency: config.REPORTING_CURRENCY,
  });
}

/** It is told to members only where what they write is read. */
function supportAddress({ SUPPORT_MAIL, IMAP_URL, MAIL_WEBHOOK_PASSWORD }: Config): string | null {
  if (!IMAP_URL && !MAIL_WEBHOOK_PASSWORD) return null;
  return readMailFrom(SUPPORT_MAIL ?? '')?.address ?? null;
}

function paymentProvider({ STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: apiBase }: Config): PaymentProvider | null {
  return secretKey ? stripePayments({ secretKey, apiBase }) : null;
}
