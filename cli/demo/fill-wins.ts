import type { Roadmap } from '#domain/glimcap/roadmap/roadmap.ts';
import type { RoadmapItem, RoadmapState } from '#domain/glimcap/roadmap/roadmap-item.entity.ts';
import type { WinArea } from '#domain/glimcap/wins/win-area.ts';
import type { Wins } from '#domain/glimcap/wins/wins.ts';
import { DEMO_AUTHOR, DEMO_MEMBER } from './demo-label.ts';
import type { DemoDay } from './demo-span.ts';
import { Random } from './random.ts';

type Told = readonly [WinArea, string];

const WINS: readonly [Told, ...Told[]] = [
  ['app', 'the mobile app plays in the background'],
  ['app', 'notifications open the right channel'],
  ['platform', 'streams survive a short loss of the encoder'],
  ['platform', 'the player starts a second sooner'],
  ['platform', 'muted streams keep their volume'],
  ['community', 'a movie night with the whole guild'],
  ['community', 'three new moderators, trained by the old ones'],
  ['support', 'a guide to packet loss'],
  ['support', 'every ticket of the week was answered on its day'],
  ['design', 'a calmer dark theme'],
  ['marketing', 'a stand at an open-source fair'],
];
const ROADMAP = [
  'captions',
  'clips',
  'raids',
  'a schedule for channels',
  'payouts in euros',
  'polls in chat',
  'an app for televisions',
  'viewer statistics',
] as const;
const WEEKS_EACH = 9;

/** What went well in each week, and a roadmap on which one thing after the other is begun and done. */
export function fillWins({ wins, roadmap }: { wins: Wins; roadmap: Roadmap }): (day: DemoDay) => Promise<void> {
  const random = new Random('wins');
  const items: RoadmapItem[] = [];

  async function turn(item: RoadmapItem | undefined, state: RoadmapState): Promise<void> {
    if (item) await roadmap.edit(item.id, { state }, DEMO_AUTHOR);
  }

  async function plan({ index, week, weekday }: DemoDay): Promise<void> {
    if (index === 0)
      for (const title of ROADMAP) items.push(await roadmap.add({ title: `Demo: ${title}` }, DEMO_AUTHOR));
    if (weekday !== 1 || week % WEEKS_EACH !== 0) return;
    await turn(items[week / WEEKS_EACH - 1], 'done');
    await turn(items[week / WEEKS_EACH], 'doing');
  }

  return async (day) => {
    await plan(day);
    if (!random.isLucky(0.5)) return;
    const [area, text] = random.pick(WINS);
    const author = { name: DEMO_MEMBER, discordId: null };
    await wins.add({ author, source: 'web', area, text: `Demo: ${text}` }, { isStaff: true });
  };
}
