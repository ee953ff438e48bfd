import type { Guild } from 'discord.js';
import type { BotContext } from '../../context.ts';
import type { Capability } from '../capability.ts';
import { needs } from '../permission-need.ts';
import type { Problem } from '../problem.ts';

export default {
  key: 'roles',
  name: (words) => words.guilds('roles.name'),
  description: (words) => words.guilds('roles.description'),
  setUp: (words) => words.guilds('roles.setUp'),
  intents: [{ intent: 'GuildMembers', without: (words) => words.guilds('roles.guildMembers') }],
  guildNeeds: needs(['ManageRoles'], (words, permission) => words.guilds(`roles.without.${permission}`)),
  needs: {},

  async look(guild, context) {
    const mappings = await context.roleMappings.list(guild.id);
    if (mappings.length === 0) return { isOn: false, why: 'not_set_up' };
    const given = mappings.filter(({ direction }) => direction === 'to_guild');
    const problems = [...new Set(mappings.map(({ roleId }) => roleId))].flatMap((roleId) =>
      roleProblems(
        guild,
        roleId,
        given.some((each) => each.roleId === roleId),
        context,
      ),
    );
    return { isOn: true, problems };
  },
} satisfies Capability;

/** Discord: a bot gives only roles that stand below its own highest one. */
function roleProblems(guild: Guild, roleId: string, isGiven: boolean, { words }: BotContext): Problem[] {
  const role = guild.roles.cache.get(roleId);
  if (!role) return [{ missing: words.guilds('roles.gone'), disables: words.guilds('roles.goneDisables') }];
  const highest = guild.members.me?.roles.highest;
  if (!isGiven || (highest && highest.comparePositionTo(role) > 0)) return [];
  const missing = words.guilds('roles.higher', { role: `<@&${roleId}>` });
  return [{ missing, disables: words.guilds('roles.higherDisables') }];
}
