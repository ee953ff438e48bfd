import { isSame } from '../credentials.ts';
import { followersAt } from '../growth.ts';
import { type Call, Refusal, type Service } from '../service.ts';
import { numberOf, signToken } from '../signed-token.ts';

const SUBSCRIBERS = { name: 'reddit', start: 584, perDay: 0.6, noise: 3 };
const LIFETIME_S = 86_400;

/** Reddit's token endpoint (www.reddit.com) and its API (oauth.reddit.com), as far as a subreddit. */
export const reddit: Service = {
  name: 'reddit',
  refusal: (status, message) => ({ message, error: status }),
  routes: [
    {
      // https://github.com/reddit-archive/reddit/wiki/OAuth2#application-only-oauth
      method: 'POST',
      path: '/api/v1/access_token',
      answer(call) {
        const basic = Buffer.from(`${call.token}:${call.token}`).toString('base64');
        if (!isSame(call.headers.authorization ?? '', `Basic ${basic}`)) throw new Refusal(401, 'Unauthorized');
        const grant = new URLSearchParams(call.body).get('grant_type');
        if (grant !== 'client_credentials') return { body: { error: 'unsupported_grant_type' } };
        const access_token = signToken('reddit', call.now, call.token);
        return { body: { access_token, token_type: 'bearer', expires_in: LIFETIME_S, scope: '*' } };
      },
    },
    {
      // https://www.reddit.com/dev/api/#GET_r_{subreddit}_about
      method: 'GET',
      path: '/r/:subreddit/about',
      answer(call) {
        requireToken(call);
        if (call.params.subreddit?.toLowerCase() !== 'glim') throw new Refusal(404, 'Not Found');
        const data = {
          display_name: 'glim',
          display_name_prefixed: 'r/glim',
          id: '3h47q',
          name: 't5_3h47q',
          subreddit_type: 'public',
          subscribers: followersAt(SUBSCRIBERS, call.now),
          accounts_active: null,
          created_utc: 1_598_918_400,
          over18: false,
        };
        return { body: { kind: 't5', data } };
      },
    },
  ],
};

function requireToken({ headers, token, now }: Call): void {
  // "Change your client's User-Agent string to something unique and descriptive": https://github.com/reddit-archive/reddit/wiki/API
  if (!headers['user-agent']) throw new Refusal(429, 'Too Many Requests');
  const given = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const issuedAt = numberOf('reddit', given, token);
  if (issuedAt === null || now > issuedAt + LIFETIME_S * 1000) throw new Refusal(401, 'Unauthorized');
}
