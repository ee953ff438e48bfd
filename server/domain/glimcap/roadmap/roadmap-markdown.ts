import { escapeMarkdown } from '../markdown-table.ts';
import type { RoadmapState } from './roadmap-item.entity.ts';

/** An item as a report keeps it. */
export interface RoadmapLine {
  title: string;
  state: RoadmapState;
  url?: string;
}

/** The roadmap as a task list (GitHub Flavored Markdown 5.3), with a word where work has begun; nothing when it is empty. */
export function roadmapMarkdown(items: readonly RoadmapLine[]): string[] {
  if (items.length === 0) return [];
  return ['# Roadmap', items.map(line).join('\n')];
}

function line({ title, state, url }: RoadmapLine): string {
  const name = escapeMarkdown(title);
  const begun = state === 'doing' ? ' (in progress)' : '';
  return `- [${state === 'done' ? 'x' : ' '}] ${url ? `[${name}](${url})` : name}${begun}`;
}
