import type { Translate } from '../words.ts';

/** How a tier is called, and what it is. One that is no longer sold keeps its own name. */
export function tierWords(tier: string, t: Translate): { name: string; text: string } {
  switch (tier) {
    case 'supporter':
      return { name: t('subscription.supporter'), text: t('subscription.supporterText') };
    case 'patron':
      return { name: t('subscription.patron'), text: t('subscription.patronText') };
    default:
      return { name: tier, text: '' };
  }
}
