import { isSame } from '../credentials.ts';
import { followersAt } from '../growth.ts';
import type { Answer, Call, Service } from '../service.ts';
import { numberOf, signToken } from '../signed-token.ts';

const FOLLOWERS = { name: 'tiktok', start: 640, perDay: 3.2, noise: 9 };
/** "Access token: 2 hours. Refresh token: 180 days.": https://developers.tiktok.com/docs/en/oauth-user-access-token-management */
const ACCESS_S = 7_200;
const REFRESH_S = 15_552_000;
const LATEST = 'tiktok refresh token';

/**
 * TikTok's API, as far as the account that has authorised us.
 * @see https://developers.tiktok.com/docs/en/oauth-refresh-a-user-access-token
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export const tiktok: Service = {
  name: 'tiktok',
  // https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
  refusal: (status, message) => ({
    error: { code: status === 429 ? 'rate_limit_exceeded' : 'internal_error', message, log_id: LOG_ID },
  }),
  routes: [
    { method: 'POST', path: '/v2/oauth/token/', answer: answerToken },
    { method: 'GET', path: '/v2/user/info/', answer: answerInfo },
  ],
};

const LOG_ID = '202611240000000000000000000000000A';

/** "The previous refresh token stops working once a new one is issued." */
function answerToken({ body, token, memory, now }: Call): Answer {
  const form = new URLSearchParams(body);
  const given = (name: string) => form.get(name) ?? '';
  if (given('grant_type') !== 'refresh_token')
    return refused('unsupported_grant_type', 'The grant type is not supported.');
  if (!isSame(given('client_key'), token) || !isSame(given('client_secret'), token))
    return refused('invalid_client', 'Client key or secret is incorrect.');
  const refresh = given('refresh_token');
  // The first one is the credential that everybody here takes.
  const number = isSame(refresh, token) ? 0 : numberOf('rft', refresh, token);
  if (number === null || number < (memory.get(LATEST) ?? 0))
    return refused('invalid_grant', 'Refresh token is invalid or expired.');
  memory.set(LATEST, number + 1);
  return {
    body: {
      access_token: signToken('act', now, token),
      expires_in: ACCESS_S,
      open_id: '723f24d7-e717-40f8-a2b6-cb8464cd23b4',
      refresh_expires_in: REFRESH_S,
      refresh_token: signToken('rft', number + 1, token),
      scope: 'user.info.basic,user.info.stats',
      token_type: 'Bearer',
    },
  };
}

function answerInfo({ headers, query, token, now }: Call): Answer {
  const issuedAt = numberOf('act', /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '', token);
  if (issuedAt === null || now > issuedAt + ACCESS_S * 1000) {
    const message = 'The access token is invalid or not found in the request.';
    return { status: 401, body: { error: { code: 'access_token_invalid', message, log_id: LOG_ID } } };
  }
  const known: Record<string, unknown> = {
    open_id: '723f24d7-e717-40f8-a2b6-cb8464cd23b4',
    follower_count: followersAt(FOLLOWERS, now),
    following_count: 12,
  };
  const fields = (query.get('fields') ?? '').split(',').filter((field) => field in known);
  if (fields.length === 0) {
    const error = { code: 'invalid_params', message: 'Fields are required.', log_id: LOG_ID };
    return { status: 400, body: { error } };
  }
  const user = Object.fromEntries(fields.map((field) => [field, known[field]]));
  return { body: { data: { user }, error: { code: 'ok', message: '', log_id: LOG_ID } } };
}

/** https://developers.tiktok.com/doc/oauth-error-handling */
function refused(error: string, description: string): Answer {
  return { status: 400, body: { error, error_description: description, log_id: LOG_ID } };
}
