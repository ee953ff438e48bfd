import type { GlimcapReport } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import type { WordKey } from '../words.ts';

/** What the community waits for, ticked where it is done. */
export function RoadmapList({ items }: { items: GlimcapReport['roadmap'] }) {
  const { t } = useApp();
  return (
    <ul class="roadmap">
      {items.map(({ title, state, url }, index) => {
        const word: WordKey = `glimcap.roadmapState.${state}`;
        return (
          <li key={index} class={`roadmap-${state}`}>
            <span class="roadmap-mark" aria-hidden="true" />
            <span>{url === null ? title : <a href={url}>{title}</a>}</span>
            <span class="roadmap-state">{t(word)}</span>
          </li>
        );
      })}
    </ul>
  );
}
