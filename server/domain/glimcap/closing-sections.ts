import type { CalendarDay } from '../metrics/zoned-day.ts';
import type { Closing } from './compile-figures.ts';
import type { Roadmap } from './roadmap/roadmap.ts';
import type { RoadmapItem } from './roadmap/roadmap-item.entity.ts';
import type { RoadmapLine } from './roadmap/roadmap-markdown.ts';
import type { SupportBlock } from './texts/support-block.ts';
import { winLine } from './wins/win-line.ts';
import type { Wins } from './wins/wins.ts';

interface Parts {
  wins: Wins;
  roadmap: Roadmap;
  supportBlock: SupportBlock;
}

/** Gathers what the report of a week ends with: its wins, the roadmap as it is, and how to get help. */
export class ClosingSections {
  readonly #parts: Parts;

  constructor({ wins, roadmap, supportBlock }: Parts) {
    this.#parts = { wins, roadmap, supportBlock };
  }

  async gather(weekEnd: CalendarDay): Promise<Closing> {
    const { wins, roadmap, supportBlock } = this.#parts;
    return {
      wins: (await wins.listForWeek(weekEnd)).map(winLine),
      roadmap: (await roadmap.list()).map(roadmapLine),
      support: await supportBlock.read(),
    };
  }
}

function roadmapLine({ title, state, url }: RoadmapItem): RoadmapLine {
  return { title, state, ...(url ? { url } : {}) };
}
