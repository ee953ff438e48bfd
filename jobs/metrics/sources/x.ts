import { z } from 'zod';
import { SourceError } from '#domain/metrics/source-error.ts';
import { type MetricSource, type SourceContext, setting } from '../metric-source.ts';
import { count } from './count.ts';

/** Posts of a page, the most that X gives. */
const PAGE = 100;
/** 3,200 posts are all that a timeline reaches back. */
const MAX_PAGES = 32;

const userSchema = z.object({
  data: z.object({ id: z.string().regex(/^\d+$/), public_metrics: z.object({ followers_count: count }) }),
});
const postSchema = z.object({
  public_metrics: z.object({
    impression_count: count,
    like_count: count,
    reply_count: count,
    retweet_count: count,
    quote_count: count,
  }),
});
/** Without a post there is no `data`. */
const pageSchema = z.object({
  data: z.array(postSchema).default([]),
  meta: z.object({ result_count: count, next_token: z.string().optional() }),
});
type Post = z.infer<typeof postSchema>['public_metrics'];

/**
 * Followers, and what the account's own posts of the running week have come to. Engagements are those that
 * everybody can see: likes, replies, reposts and quotes. Reposts of others' posts are not our own.
 * @see https://docs.x.com/x-api/users/user-lookup-by-username
 * @see https://docs.x.com/x-api/users/get-posts
 * @see https://docs.x.com/x-api/fundamentals/metrics
 */
export const x: MetricSource = {
  name: 'x',
  async read(context) {
    const userPath = `/2/users/by/username/${encodeURIComponent(setting(context.settings, 'X_USERNAME'))}?user.fields=public_metrics`;
    const { data: user } = await get(context, userPath, userSchema);
    const path = timelinePath(user.id, context);
    const posts = await listPosts(context, path);
    const query = `GET ${path} (${posts.length} posts)`;
    return [
      { key: 'twitter', value: user.public_metrics.followers_count, query: `GET ${userPath}` },
      { key: 'twitter_impressions', value: sum(posts, (post) => post.impression_count), query },
      { key: 'twitter_engagements', value: sum(posts, engagements), query },
    ];
  },
};

function timelinePath(userId: string, { weekStartsAt, now }: SourceContext): string {
  const iso = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
  const period = `start_time=${iso(weekStartsAt)}&end_time=${iso(now)}`;
  return `/2/users/${userId}/tweets?${period}&max_results=${PAGE}&exclude=retweets&tweet.fields=public_metrics`;
}

async function listPosts(context: SourceContext, path: string): Promise<Post[]> {
  const posts: Post[] = [];
  let next = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data, meta } = await get(context, path + next, pageSchema);
    if (data.length !== meta.result_count)
      throw new SourceError(`X counted ${meta.result_count} posts and sent ${data.length}`);
    posts.push(...data.map((post) => post.public_metrics));
    if (!meta.next_token) return posts;
    next = `&pagination_token=${encodeURIComponent(meta.next_token)}`;
  }
  throw new SourceError(`X has more than ${PAGE * MAX_PAGES} posts for the week`);
}

function engagements({ like_count, reply_count, retweet_count, quote_count }: Post): number {
  return like_count + reply_count + retweet_count + quote_count;
}

function sum(posts: Post[], part: (post: Post) => number): number {
  return posts.reduce((total, post) => total + part(post), 0);
}

function get<T>({ http, settings }: SourceContext, path: string, schema: z.ZodType<T>): Promise<T> {
  const headers = { Authorization: `Bearer ${setting(settings, 'X_BEARER_TOKEN')}` };
  return http.read({ service: 'X', base: settings.X_API_BASE, path, headers }, schema);
}
