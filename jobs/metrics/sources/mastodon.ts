import { z } from 'zod';
import { type MetricSource, setting } from '../metric-source.ts';
import { count } from './count.ts';

const accountSchema = z.object({ followers_count: count });

/**
 * Followers of the account, as its own server knows them: another one knows fewer.
 * @see https://docs.joinmastodon.org/methods/accounts/#lookup
 */
export const mastodon: MetricSource = {
  name: 'mastodon',
  async read({ http, settings }) {
    const path = `/api/v1/accounts/lookup?acct=${encodeURIComponent(setting(settings, 'MASTODON_ACCOUNT'))}`;
    const account = await http.read({ service: 'Mastodon', base: settings.MASTODON_API_BASE, path }, accountSchema);
    return [{ key: 'mastodon', value: account.followers_count, query: `GET ${path}` }];
  },
};
