import { z } from 'zod';
import type { MemberCounter } from '#domain/metrics/member-counter.ts';

/** Without a version Discord answers as its oldest one would. */
const API_VERSION = 'v10';
const TIMEOUT_MS = 10_000;
const guildSchema = z.object({ approximate_member_count: z.int().min(0) });
const ownGuildsSchema = z.array(z.object({ id: z.string() }));

interface Options {
  apiBase: string;
  /** The bot's. */
  token: string;
  /** Left out, it is the one guild that the bot is in. */
  guildId?: string;
}

/**
 * Asks Discord how many members the guild has.
 * @see https://discord.com/developers/docs/resources/guild#get-guild
 */
export function discordMembers({ apiBase, token, guildId }: Options): MemberCounter {
  return {
    async countMembers() {
      const id = guildId ?? (await findOnlyGuild());
      const path = `/guilds/${id}?with_counts=true`;
      const guild = await get(path, guildSchema);
      return { value: guild.approximate_member_count, query: `GET ${path}` };
    },
  };

  async function findOnlyGuild(): Promise<string> {
    const [only, ...others] = await get('/users/@me/guilds?limit=2', ownGuildsSchema);
    if (!only) throw new Error('the bot is in no guild');
    if (others.length > 0) throw new Error('the bot is in several guilds: DISCORD_PUBLIC_GUILD_ID must name one');
    return only.id;
  }

  async function get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const response = await ask(path);
    if (!response.ok) throw new Error(complaint(response));
    const parsed = schema.safeParse(await response.json().catch(() => null));
    if (!parsed.success) throw new Error(`Discord answered GET ${path} with something else than was asked for`);
    return parsed.data;
  }

  async function ask(path: string): Promise<Response> {
    try {
      return await fetch(`${apiBase}/${API_VERSION}${path}`, {
        headers: { Authorization: `Bot ${token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new Error('Discord could not be reached', { cause });
    }
  }
}

function complaint({ status, headers }: Response): string {
  if (status === 401) return 'Discord refuses DISCORD_TOKEN (401)';
  if (status === 403 || status === 404) return `the bot is not in the guild of DISCORD_PUBLIC_GUILD_ID (${status})`;
  if (status === 429) return `Discord asks to wait for ${headers.get('retry-after') ?? 'some'} s (429)`;
  return `Discord answered with status ${status}`;
}
