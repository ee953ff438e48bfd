import { followersAt } from '../growth.ts';
import { Refusal, type Service } from '../service.ts';

const FOLLOWERS = { name: 'bluesky', start: 820, perDay: 4.5, noise: 8 };
const DID = 'did:plc:glim0000000000000000sandb';
const HANDLE = 'glim.example';

/**
 * Bluesky's public AppView, as far as a profile. It takes no credentials.
 * @see https://docs.bsky.app/docs/api/app-bsky-actor-get-profile
 */
export const bluesky: Service = {
  name: 'bluesky',
  // XRPC's errors: https://atproto.com/specs/xrpc#error-responses
  refusal: (status, message) => ({ error: status === 400 ? 'InvalidRequest' : 'InternalServerError', message }),
  routes: [
    {
      method: 'GET',
      path: '/xrpc/app.bsky.actor.getProfile',
      answer({ query, now }) {
        const actor = query.get('actor');
        if (!actor) throw new Refusal(400, 'Error: Params must have the property "actor"');
        if (actor !== HANDLE && actor !== DID) throw new Refusal(400, 'Profile not found');
        const counts = { followersCount: followersAt(FOLLOWERS, now), followsCount: 58, postsCount: 431 };
        const dates = { indexedAt: '2026-01-01T00:00:00.000Z', createdAt: '2024-11-12T00:00:00.000Z' };
        return { body: { did: DID, handle: HANDLE, displayName: 'Glim', ...counts, ...dates, labels: [] } };
      },
    },
  ],
};
