import { followersAt } from '../growth.ts';
import { Refusal, type Service } from '../service.ts';

const FOLLOWERS = { name: 'mastodon', start: 410, perDay: 0.9, noise: 4 };

/**
 * A Mastodon server, as far as looking an account up. It takes no credentials.
 * @see https://docs.joinmastodon.org/methods/accounts/#lookup
 */
export const mastodon: Service = {
  name: 'mastodon',
  refusal: (_status, message) => ({ error: message }),
  routes: [
    {
      method: 'GET',
      path: '/api/v1/accounts/lookup',
      answer({ query, now }) {
        if (query.get('acct')?.toLowerCase() !== 'glim') throw new Refusal(404, 'Record not found');
        return {
          // https://docs.joinmastodon.org/entities/Account/
          body: {
            id: '109300000000000001',
            username: 'glim',
            acct: 'glim',
            display_name: 'Glim',
            locked: false,
            bot: false,
            created_at: '2022-11-06T00:00:00.000Z',
            followers_count: followersAt(FOLLOWERS, now),
            following_count: 37,
            statuses_count: 612,
          },
        };
      },
    },
  ],
};
