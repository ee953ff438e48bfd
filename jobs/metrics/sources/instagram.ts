import { z } from 'zod';
import { type MetricSource, setting } from '../metric-source.ts';
import { count } from './count.ts';

const accountSchema = z.object({ followers_count: count });

/**
 * Followers of the business or creator account.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user
 */
export const instagram: MetricSource = {
  name: 'instagram',
  async read({ http, settings }) {
    const path = `/v25.0/${encodeURIComponent(setting(settings, 'INSTAGRAM_USER_ID'))}?fields=followers_count`;
    const headers = { Authorization: `Bearer ${setting(settings, 'INSTAGRAM_TOKEN')}` };
    const request = { service: 'Instagram', base: settings.INSTAGRAM_API_BASE, path, headers };
    const account = await http.read(request, accountSchema);
    return [{ key: 'instagram', value: account.followers_count, query: `GET ${path}` }];
  },
};
