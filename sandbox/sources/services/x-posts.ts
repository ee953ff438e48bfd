import { draw } from '../growth.ts';

const DAY_MS = 86_400_000;
/** X's ids are snowflakes counted from here. */
const TWITTER_EPOCH_MS = 1_288_834_974_657n;
const MOST_A_DAY = 4;
/** After this long a post has found two thirds of those whom it will ever reach. */
const SPREAD_MS = 12 * 3_600_000;

/** A post as the timeline has it. */
export interface Post {
  id: string;
  text: string;
  created_at: string;
  public_metrics: Record<string, number>;
}

/** The account's posts of a period, newest first, with what they have come to until `now`. */
export function listPosts({ from, to, now }: { from: number; to: number; now: number }): Post[] {
  const posts: Post[] = [];
  for (let day = Math.floor(from / DAY_MS); day <= Math.floor(to / DAY_MS); day += 1) {
    const number = Math.floor(draw(`x ${day}`) * (MOST_A_DAY + 1));
    for (let index = 0; index < number; index += 1) {
      const at = Math.floor((day + draw(`x ${day} ${index}`)) * DAY_MS);
      if (at >= from && at < to && at <= now) posts.push(postAt(at, now));
    }
  }
  return posts.sort((a, b) => b.created_at.localeCompare(a.created_at));
}

function postAt(at: number, now: number): Post {
  const id = String((BigInt(at) - TWITTER_EPOCH_MS) << 22n);
  const reach = (300 + draw(id) * 2500) * (1 - Math.exp(-(now - at) / SPREAD_MS));
  const part = (share: number) => Math.floor(reach * share);
  return {
    id,
    text: `What we have been up to (${id.slice(-4)})`,
    created_at: new Date(at).toISOString(),
    public_metrics: {
      retweet_count: part(0.004),
      reply_count: part(0.003),
      like_count: part(0.02),
      quote_count: part(0.001),
      bookmark_count: part(0.002),
      impression_count: part(1),
    },
  };
}
