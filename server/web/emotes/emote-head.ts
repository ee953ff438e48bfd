import type { PageHead } from '../head.ts';
import type { EmotePageData } from '../page-data.ts';
import type { Translate } from '../words.ts';

/** What the head of a page about emotes says of it. */
export function emoteHead(page: EmotePageData['emotePage'], t: Translate): Pick<PageHead, 'title' | 'isHidden'> {
  const named = (title: string) => `${title} · ${t('site.name')}`;
  if ('emoteList' in page) return { title: named(t('emotes.title')), isHidden: false };
  return { title: named(t('ownEmotes' in page ? 'emotes.ownTitle' : 'emotes.staffTitle')), isHidden: true };
}
