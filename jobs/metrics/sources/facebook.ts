import { z } from 'zod';
import { type MetricSource, setting } from '../metric-source.ts';
import { count } from './count.ts';

const pageSchema = z.object({ followers_count: count });

/**
 * Followers of the page: `fan_count` are its likes, which pages of today do not show any more.
 * @see https://developers.facebook.com/docs/graph-api/reference/page/
 */
export const facebook: MetricSource = {
  name: 'facebook',
  async read({ http, settings }) {
    const path = `/v25.0/${encodeURIComponent(setting(settings, 'FACEBOOK_PAGE_ID'))}?fields=followers_count`;
    const headers = { Authorization: `Bearer ${setting(settings, 'FACEBOOK_TOKEN')}` };
    const page = await http.read({ service: 'Facebook', base: settings.FACEBOOK_API_BASE, path, headers }, pageSchema);
    return [{ key: 'facebook', value: page.followers_count, query: `GET ${path}` }];
  },
};
