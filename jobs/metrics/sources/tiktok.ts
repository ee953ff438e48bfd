import { z } from 'zod';
import type { TokenGrant } from '#domain/metrics/source-tokens.ts';
import { type MetricSource, type SourceContext, setting } from '../metric-source.ts';
import { count } from './count.ts';

const PATH = '/v2/user/info/?fields=follower_count';
const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: count,
  refresh_token: z.string().min(1),
});
/** An answer of status 200 has an error too, whose code is "ok". */
const infoSchema = z.object({
  data: z.object({ user: z.object({ follower_count: count }) }),
  error: z.object({ code: z.literal('ok') }),
});

/**
 * Followers of the account that has authorised us (scope `user.info.stats`).
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export const tiktok: MetricSource = {
  name: 'tiktok',
  async read(context) {
    const { http, settings, tokens } = context;
    const first = setting(settings, 'TIKTOK_REFRESH_TOKEN');
    const token = await tokens.access('tiktok', first, (refreshToken) => exchange(context, refreshToken));
    const headers = { Authorization: `Bearer ${token}` };
    const info = await http.read(
      { service: 'TikTok', base: settings.TIKTOK_API_BASE, path: PATH, headers },
      infoSchema,
    );
    return [{ key: 'tiktok', value: info.data.user.follower_count, query: `GET ${PATH}` }];
  },
};

/**
 * "A successful refresh request will return a new refresh_token in place of the one you sent."
 * @see https://developers.tiktok.com/docs/en/oauth-refresh-a-user-access-token
 */
async function exchange({ http, settings }: SourceContext, refreshToken: string): Promise<TokenGrant> {
  const form = {
    client_key: setting(settings, 'TIKTOK_CLIENT_KEY'),
    client_secret: setting(settings, 'TIKTOK_CLIENT_SECRET'),
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  };
  const request = { service: 'TikTok', base: settings.TIKTOK_API_BASE, path: '/v2/oauth/token/', form };
  const { access_token, expires_in, refresh_token } = await http.read(request, tokenSchema);
  return { accessToken: access_token, expiresInSeconds: expires_in, refreshToken: refresh_token };
}
