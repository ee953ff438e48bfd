import type { Channel } from '../channels/channel.entity.ts';
import type { AlertChannel } from './alert-channel.entity.ts';

/** The filters of an alert channel, in the order in which they are asked. */
export type AlertRule = 'streamer' | 'mature' | 'category' | 'title';

type Filters = Pick<AlertChannel, 'isForAll' | 'takesMature' | 'categories' | 'titleWords'>;
type Facts = Pick<Channel, 'title' | 'category' | 'isMature'>;

/** @returns the first rule that keeps a stream from an alert channel; null when it is to be heard of */
export function filteredBy(filters: Filters, facts: Facts, isChosen: boolean): AlertRule | null {
  if (!filters.isForAll && !isChosen) return 'streamer';
  if (facts.isMature && !filters.takesMature) return 'mature';
  if (filters.categories.length > 0 && !filters.categories.includes(facts.category)) return 'category';
  return fitsTitle(filters.titleWords, facts.title) ? null : 'title';
}

function fitsTitle(titleWords: string[], title: string): boolean {
  const words = new Set(wordsOf(title));
  const has = (phrase: string) => wordsOf(phrase).every((word) => words.has(word));
  const wanted = titleWords.filter((word) => !word.startsWith('-'));
  const unwanted = titleWords.filter((word) => word.startsWith('-'));
  if (unwanted.some((word) => has(word.slice(1)))) return false;
  return wanted.length === 0 || wanted.some(has);
}

/** Letters and digits of any script; whatever stands between them parts words. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
