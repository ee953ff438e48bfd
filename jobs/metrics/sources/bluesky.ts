import { z } from 'zod';
import { type MetricSource, setting } from '../metric-source.ts';
import { count } from './count.ts';

const profileSchema = z.object({ followersCount: count });

/**
 * Followers of the account. The public AppView takes no credentials.
 * @see https://docs.bsky.app/docs/api/app-bsky-actor-get-profile
 */
export const bluesky: MetricSource = {
  name: 'bluesky',
  async read({ http, settings }) {
    const path = `/xrpc/app.bsky.actor.getProfile?actor=${encodeURIComponent(setting(settings, 'BLUESKY_ACTOR'))}`;
    const profile = await http.read({ service: 'Bluesky', base: settings.BLUESKY_API_BASE, path }, profileSchema);
    return [{ key: 'bluesky', value: profile.followersCount, query: `GET ${path}` }];
  },
};
