import { requireBearer } from '../credentials.ts';
import { followersAt } from '../growth.ts';
import { type Call, Refusal, type Service } from '../service.ts';

const INSTAGRAM = { name: 'instagram', start: 1190, perDay: 1.6, noise: 4 };
const FACEBOOK = { name: 'facebook', start: 609, perDay: 0.6, noise: 3 };

/** https://developers.facebook.com/docs/graph-api/guides/error-handling */
const refusal: Service['refusal'] = (status, message) => ({
  error: {
    message,
    type: status === 401 || status === 400 ? 'OAuthException' : 'GraphMethodException',
    code: status === 401 ? 190 : 100,
    fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv',
  },
});

/**
 * The Graph API's node of an Instagram business or creator account.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user
 */
export const instagram: Service = {
  name: 'instagram',
  refusal,
  routes: [
    {
      method: 'GET',
      path: '/:version/:node',
      answer: (call) =>
        node(call, '17841400000000001', { username: 'glim', followers_count: followersAt(INSTAGRAM, call.now) }),
    },
  ],
};

/**
 * The Graph API's node of a Facebook page.
 * @see https://developers.facebook.com/docs/graph-api/reference/page/
 */
export const facebook: Service = {
  name: 'facebook',
  refusal,
  routes: [
    {
      method: 'GET',
      path: '/:version/:node',
      answer(call) {
        const followers = followersAt(FACEBOOK, call.now);
        return node(call, '100000000000001', { name: 'Glim', fan_count: followers - 14, followers_count: followers });
      },
    },
  ],
};

/** A node has the fields that were asked for, and always its id. An unversioned call is answered as the oldest version would. */
function node(call: Call, id: string, known: Record<string, unknown>) {
  requireBearer(call, 'Invalid OAuth access token - Cannot parse access token');
  const { version = '', node: asked = '' } = call.params;
  if (!/^v\d+\.\d$/.test(version)) throw new Refusal(400, `Unknown path components: /${asked}`);
  if (asked !== id) throw new Refusal(400, `Unsupported get request. Object with ID '${asked}' does not exist`);
  const fields = (call.query.get('fields') ?? '').split(',').filter(Boolean);
  const unknown = fields.find((field) => field !== 'id' && !(field in known));
  if (unknown) throw new Refusal(400, `(#100) Tried accessing nonexisting field (${unknown})`);
  return { body: { ...Object.fromEntries(fields.map((field) => [field, known[field] ?? id])), id } };
}
