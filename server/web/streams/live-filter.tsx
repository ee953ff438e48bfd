import { CATEGORIES } from '#domain/channels/category.ts';
import type { LiveFilterView, StreamCard } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { liveFilterUrl } from './live-filter-url.ts';

const SHOWN_TAGS = 12;

interface LiveFilterProps {
  filter: LiveFilterView;
  streams: StreamCard[];
}

/** Shows who is live in one category, or with one tag. Plain links, so that each choice has an address. */
export function LiveFilter({ filter, streams }: LiveFilterProps) {
  const { t } = useApp();
  const { category, tag } = filter;
  const tags = [...new Set([...(tag ? [tag] : []), ...streams.flatMap((stream) => stream.tags)])].slice(0, SHOWN_TAGS);
  const choice = (label: string, next: LiveFilterView, isChosen: boolean) => (
    <li key={label}>
      <a class={isChosen ? 'chip chip-chosen' : 'chip'} href={liveFilterUrl(next)} aria-current={isChosen && 'true'}>
        {label}
      </a>
    </li>
  );
  return (
    <nav class="live-filter" aria-label={t('home.filter')}>
      <ul>
        {choice(t('home.all'), {}, !category && !tag)}
        {CATEGORIES.map((each) => choice(each, { ...filter, category: each }, each === category))}
      </ul>
      {tags.length > 0 && (
        <ul>
          {tags.map((each) =>
            choice(`#${each}`, each === tag ? without(filter) : { ...filter, tag: each }, each === tag),
          )}
        </ul>
      )}
    </nav>
  );
}

function without({ category }: LiveFilterView): LiveFilterView {
  return category ? { category } : {};
}
