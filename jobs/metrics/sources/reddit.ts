import { z } from 'zod';
import { type MetricSource, type SourceContext, setting } from '../metric-source.ts';
import { count } from './count.ts';

const tokenSchema = z.object({ access_token: z.string().min(1) });
const aboutSchema = z.object({ kind: z.literal('t5'), data: z.object({ subscribers: count }) });

/**
 * Members of the subreddit. The token is for one reading: it costs one request and is good for a day.
 * @see https://github.com/reddit-archive/reddit/wiki/OAuth2#application-only-oauth
 * @see https://www.reddit.com/dev/api/#GET_r_{subreddit}_about
 */
export const reddit: MetricSource = {
  name: 'reddit',
  async read(context) {
    const { http, settings } = context;
    const path = `/r/${encodeURIComponent(setting(settings, 'REDDIT_SUBREDDIT'))}/about`;
    const headers = { Authorization: `Bearer ${await fetchToken(context)}` };
    const about = await http.read({ service: 'Reddit', base: settings.REDDIT_API_BASE, path, headers }, aboutSchema);
    return [{ key: 'reddit', value: about.data.subscribers, query: `GET ${path}` }];
  },
};

async function fetchToken({ http, settings }: SourceContext): Promise<string> {
  const client = `${setting(settings, 'REDDIT_CLIENT_ID')}:${setting(settings, 'REDDIT_CLIENT_SECRET')}`;
  const { access_token } = await http.read(
    {
      service: 'Reddit',
      base: settings.REDDIT_AUTH_BASE,
      path: '/api/v1/access_token',
      headers: { Authorization: `Basic ${Buffer.from(client).toString('base64')}` },
      form: { grant_type: 'client_credentials' },
    },
    tokenSchema,
  );
  return access_token;
}
