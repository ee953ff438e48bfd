import { isSame } from '../credentials.ts';
import { followersAt } from '../growth.ts';
import { Refusal, type Service } from '../service.ts';

const SUBSCRIBERS = { name: 'youtube', start: 2410, perDay: 2.1, noise: 5 };
const CHANNEL_ID = 'UC0000000000000000000001';

/**
 * The YouTube Data API, as far as a channel's statistics.
 * @see https://developers.google.com/youtube/v3/docs/channels/list
 */
export const youtube: Service = {
  name: 'youtube',
  // https://developers.google.com/youtube/v3/docs/errors
  refusal: (status, message) => ({
    error: { code: status, message, errors: [{ message, domain: 'youtube.api', reason: 'badRequest' }] },
  }),
  routes: [
    {
      method: 'GET',
      path: '/youtube/v3/channels',
      answer({ headers, query, token, now }) {
        // A header or the `key` parameter: https://cloud.google.com/docs/authentication/api-keys-use
        const key = headers['x-goog-api-key'] ?? query.get('key') ?? '';
        if (typeof key !== 'string' || !isSame(key, token))
          throw new Refusal(400, 'API key not valid. Please pass a valid API key.');
        if (!query.get('part')) throw new Refusal(400, 'Required parameter: part');
        const pageInfo = { totalResults: 1, resultsPerPage: 5 };
        const list = { kind: 'youtube#channelListResponse', etag: 'sandbox' };
        // A channel that nobody has leaves `items` out.
        if (query.get('id') !== CHANNEL_ID) return { body: { ...list, pageInfo: { ...pageInfo, totalResults: 0 } } };
        return { body: { ...list, pageInfo, items: [channelAt(now)] } };
      },
    },
  ],
};

/** Numbers of 64 bits are strings, and subscribers are rounded down to three significant figures. */
function channelAt(now: number): object {
  const subscribers = followersAt(SUBSCRIBERS, now);
  const unit = 10 ** Math.max(0, String(subscribers).length - 3);
  const statistics = {
    viewCount: '184203',
    subscriberCount: String(Math.floor(subscribers / unit) * unit),
    hiddenSubscriberCount: false,
    videoCount: '96',
  };
  return { kind: 'youtube#channel', etag: 'sandbox', id: CHANNEL_ID, statistics };
}
