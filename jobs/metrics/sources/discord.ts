import { z } from 'zod';
import { SourceError } from '#domain/metrics/source-error.ts';
import { type MetricSource, type SourceContext, setting } from '../metric-source.ts';
import { count } from './count.ts';

/** Without a version Discord answers as its oldest one would. */
const VERSION = '/v10';
const guildSchema = z.object({ approximate_member_count: count });
const ownGuildsSchema = z.array(z.object({ id: z.string() }));

/**
 * Members of the guild.
 * @see https://discord.com/developers/docs/resources/guild#get-guild
 */
export const discord: MetricSource = {
  name: 'discord',
  async read(context) {
    const id = context.settings.DISCORD_PUBLIC_GUILD_ID ?? (await findOnlyGuild(context));
    const path = `/guilds/${id}?with_counts=true`;
    const guild = await get(context, path, guildSchema);
    return [{ key: 'discord', value: guild.approximate_member_count, query: `GET ${path}` }];
  },
};

async function findOnlyGuild(context: SourceContext): Promise<string> {
  const [only, ...others] = await get(context, '/users/@me/guilds?limit=2', ownGuildsSchema);
  if (!only) throw new SourceError('the bot is in no guild');
  if (others.length > 0) throw new SourceError('the bot is in several guilds: DISCORD_PUBLIC_GUILD_ID must name one');
  return only.id;
}

function get<T>({ http, settings }: SourceContext, path: string, schema: z.ZodType<T>): Promise<T> {
  return http.read(
    {
      service: 'Discord',
      base: settings.DISCORD_API_BASE + VERSION,
      path,
      headers: { Authorization: `Bot ${setting(settings, 'DISCORD_TOKEN')}` },
    },
    schema,
  );
}
