import { emoteHead } from './emotes/emote-head.ts';
import { glimcapHead } from './glimcap/glimcap-head.ts';
import type { PageData } from './page-data.ts';
import { staffTitle } from './staff/staff-title.ts';
import { helpHead } from './support/help/help-head.ts';
import { kindOfError } from './ui/kind-of-error.ts';
import type { Translate } from './words.ts';

/** What the page's `<head>` says to browsers, search engines and social cards. */
export interface PageHead {
  title: string;
  description: string;
  /** OpenGraph's type. */
  type: 'website' | 'article' | 'video.other';
  /** A path or an absolute address. */
  image?: string;
  /** What the image says, and its size where that is known before it is fetched. */
  imageAlt?: string;
  imageSize?: { width: number; height: number };
  /** Of an article, ISO 8601. */
  publishedAt?: string;
  modifiedAt?: string;
  /** Feeds and other forms of the page. */
  alternates?: { type: string; title: string; href: string }[];
  /** The address of what the page is a version of. */
  canonical?: string;
  /** Not for search engines: private or passing pages. */
  isHidden: boolean;
}

export function pageHead(data: PageData, t: Translate): PageHead {
  const site = t('site.name');
  const plain = { description: t('site.description'), type: 'website', isHidden: false } as const;
  const named = (title: string) => `${title} · ${site}`;

  if ('channel' in data) return watchHead(data.channel, t);
  if ('streams' in data) return { ...plain, title: named(t('home.title')) };
  if ('reports' in data || 'report' in data || 'figure' in data) return glimcapHead(data, t);
  if ('mail' in data)
    return {
      ...plain,
      title: named(t('mail.title')),
      description: t('mail.intro'),
      isHidden: data.mail.step !== 'ask',
    };
  if ('ticket' in data)
    return { ...plain, title: named(t('ticket.title', { number: data.ticket.number })), isHidden: true };
  if ('help' in data) return helpHead(data, t);
  if ('status' in data) return { ...plain, title: named(t('status.title')), description: t('status.description') };
  if ('ownAccount' in data || 'signInLink' in data)
    return { ...plain, title: named(t('account.title')), isHidden: true };
  if ('ownSubscription' in data) return { ...plain, title: named(t('subscription.title')), isHidden: true };
  if ('emotePage' in data) return { ...plain, ...emoteHead(data.emotePage, t) };
  if ('error' in data)
    return { ...plain, title: named(t(`error.${kindOfError(data.error.status)}Title`)), isHidden: true };
  if ('ownChannel' in data) return { ...plain, title: named(t('dashboard.title')), isHidden: true };
  return { ...plain, title: named(staffTitle(data, t)), isHidden: true };
}

function watchHead(channel: Extract<PageData, { channel: object }>['channel'], t: Translate): PageHead {
  const { title, ownerName, category, stream, posterUrl, isMature } = channel;
  // A card in a chat asks nobody's age, so it does not show a mature stream's picture.
  const image = isMature ? posterUrl : (stream?.thumbnailUrl ?? posterUrl);
  return {
    title: `${title} · ${ownerName} · ${t('site.name')}`,
    description: t('watch.description', { name: ownerName, category }),
    type: 'video.other',
    isHidden: false,
    ...(image && { image }),
  };
}
