import { requireBearer } from '../credentials.ts';
import { followersAt } from '../growth.ts';
import { type Answer, type Call, Refusal, type Service } from '../service.ts';
import { listPosts } from './x-posts.ts';

const FOLLOWERS = { name: 'x', start: 9206, perDay: -0.4, noise: 6 };
const USER_ID = '1302000000000000001';
const USERNAME = 'glim';

/**
 * X's API, as far as an account and its posts.
 * @see https://docs.x.com/x-api/users/user-lookup-by-username
 * @see https://docs.x.com/x-api/users/get-posts
 */
export const x: Service = {
  name: 'x',
  // https://docs.x.com/x-api/fundamentals/response-codes-and-errors
  refusal: (status, detail) => ({
    title: status === 401 ? 'Unauthorized' : status === 429 ? 'Too Many Requests' : 'Invalid Request',
    type: 'about:blank',
    status,
    detail,
  }),
  routes: [
    { method: 'GET', path: '/2/users/by/username/:username', answer: answerUser },
    { method: 'GET', path: '/2/users/:id/tweets', answer: answerPosts },
  ],
};

/** A name that nobody has is answered with status 200 and `errors`. */
function answerUser(call: Call): Answer {
  requireBearer(call, 'Unauthorized');
  const { username = '' } = call.params;
  if (username.toLowerCase() !== USERNAME) return notFound('user', 'username', username);
  const user = { id: USER_ID, name: 'Glim', username: USERNAME };
  if (!wants(call, 'user.fields', 'public_metrics')) return { body: { data: user } };
  const followers = followersAt(FOLLOWERS, call.now);
  const public_metrics = { followers_count: followers, following_count: 212, tweet_count: 1804, listed_count: 31 };
  return { body: { data: { ...user, public_metrics } } };
}

/** Without posts there is no `data`; with more than a page there is a `next_token`. */
function answerPosts(call: Call): Answer {
  requireBearer(call, 'Unauthorized');
  const { query, now } = call;
  if (call.params.id !== USER_ID) return notFound('user', 'id', call.params.id ?? '');
  const size = Number(query.get('max_results') ?? 10);
  if (!(size >= 5 && size <= 100))
    throw new Refusal(400, `The 'max_results' query parameter value [${size}] is not between 5 and 100`);
  const from = time(query.get('start_time'), 'start_time') ?? 0;
  const to = time(query.get('end_time'), 'end_time') ?? now;
  // Not further back than the account is old.
  const posts = listPosts({ from: Math.max(from, now - 100 * 86_400_000), to, now });
  const offset = Number(/^p(\d+)$/.exec(query.get('pagination_token') ?? 'p0')?.[1] ?? Number.NaN);
  if (Number.isNaN(offset)) throw new Refusal(400, "The 'pagination_token' query parameter value is not valid");
  const page = posts.slice(offset, offset + size);
  const data = page.map(({ public_metrics, created_at, ...post }) => ({
    ...post,
    edit_history_tweet_ids: [post.id],
    ...(wants(call, 'tweet.fields', 'created_at') ? { created_at } : {}),
    ...(wants(call, 'tweet.fields', 'public_metrics') ? { public_metrics } : {}),
  }));
  const more = offset + size < posts.length ? { next_token: `p${offset + size}` } : {};
  if (data.length === 0) return { body: { meta: { result_count: 0 } } };
  const ends = { newest_id: data[0]?.id, oldest_id: data.at(-1)?.id };
  return { body: { data, meta: { result_count: data.length, ...ends, ...more } } };
}

function wants({ query }: Call, parameter: string, field: string): boolean {
  return (query.get(parameter) ?? '').split(',').includes(field);
}

function time(text: string | null, name: string): number | null {
  if (text === null) return null;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text))
    throw new Refusal(400, `The '${name}' query parameter value [${text}] is not a valid RFC3339 date`);
  return Date.parse(text);
}

function notFound(resource: string, parameter: string, value: string): Answer {
  const error = {
    value,
    detail: `Could not find ${resource} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: resource,
    parameter,
    resource_id: value,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
  return { body: { errors: [error] } };
}
