import { DiscordAPIError, type Guild, type GuildMember, RESTJSONErrorCodes } from 'discord.js';
import type { RoleMapping } from '#domain/guilds/role-mapping.entity.ts';
import type { BotContext } from '../../context.ts';
import { isRefused } from '../../is-refused.ts';
import { reportOutcome } from '../report-outcome.ts';
import roles from './roles.capability.ts';

/**
 * Brings a member's roles up to date both ways: what the home guild says of the platform first, then what the
 * platform says of each guild. Safe to run again at any point; roles that nobody mapped are never touched. What fails
 * in one guild holds up no other, and is thrown when these are done.
 */
export async function syncMember(discordId: string, context: BotContext): Promise<void> {
  await context.inTurn.run(`roles ${discordId}`, async () => {
    const { client, homeGuildId, memberRoles } = context;
    const guilds = (await memberRoles.listGuildIds(discordId)).flatMap((id) => client.guilds.cache.get(id) ?? []);
    guilds.sort((one, other) => Number(other.id === homeGuildId) - Number(one.id === homeGuildId));
    const failures: unknown[] = [];
    for (const guild of guilds) {
      await syncIn(guild, discordId, context).catch((error) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  });
}

async function syncIn(guild: Guild, discordId: string, context: BotContext): Promise<void> {
  const { homeGuildId, memberRoles, roleMappings, log } = context;
  const mappings = await roleMappings.list(guild.id);
  const member = await findMember(guild, discordId);
  if (guild.id === homeGuildId) {
    const roleIds = member ? [...member.roles.cache.keys()] : [];
    const hasChanged = await memberRoles.takeOver(discordId, roleIds, mappings);
    if (hasChanged) {
      log.info({ guildId: guild.id, memberId: discordId }, 'platform roles taken over from the guild');
      // The guilds of other shards may have looked already.
      await memberRoles.enqueue(discordId);
    }
  }
  if (member) await giveAndTake(member, mappings, context);
  else await forget(guild.id, discordId, context);
}

async function giveAndTake(member: GuildMember, mappings: RoleMapping[], context: BotContext): Promise<void> {
  const { memberRoles } = context;
  const { guild, id: memberId } = member;
  const wanted = await memberRoles.wanted(memberId, mappings);
  const given = await memberRoles.listGiven(guild.id, memberId);
  for (const roleId of new Set([...wanted, ...given])) {
    const place = { guildId: guild.id, memberId, roleId };
    const has = member.roles.cache.has(roleId);
    const isThere = guild.roles.cache.has(roleId);
    if (wanted.has(roleId) && isThere && !has) await give(member, roleId, context);
    else if (!wanted.has(roleId) && has && given.includes(roleId)) await take(member, roleId, context);
    else if (given.includes(roleId) && !(has && wanted.has(roleId))) await memberRoles.taken(place);
  }
}

async function give(member: GuildMember, roleId: string, context: BotContext): Promise<void> {
  const place = { guildId: member.guild.id, memberId: member.id, roleId };
  await context.memberRoles.giving(place);
  const isDone = await attempt(member.guild, context, () => context.memberRoleWire.give(place));
  if (!isDone) await context.memberRoles.taken(place);
  else context.log.info(place, 'role given');
}

async function take(member: GuildMember, roleId: string, context: BotContext): Promise<void> {
  const place = { guildId: member.guild.id, memberId: member.id, roleId };
  const isDone = await attempt(member.guild, context, () => context.memberRoleWire.take(place));
  if (!isDone) return;
  await context.memberRoles.taken(place);
  context.log.info(place, 'role taken');
}

/**
 * @returns false where Discord refuses for good (hierarchy, permission, a role or member that is gone); staff see
 * why in `/status`
 * @throws what may work later: the job is run again
 */
async function attempt(guild: Guild, context: BotContext, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await reportOutcome(roles, guild.id, context, work);
    return true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    context.log.warn({ guildId: guild.id, reason: error.message }, 'role not changed');
    return false;
  }
}

async function forget(guildId: string, memberId: string, { memberRoles }: BotContext): Promise<void> {
  for (const roleId of await memberRoles.listGiven(guildId, memberId)) {
    await memberRoles.taken({ guildId, memberId, roleId });
  }
}

/** As they are now, not as they were when last heard of; null for who left. */
async function findMember(guild: Guild, id: string): Promise<GuildMember | null> {
  try {
    return await guild.members.fetch({ user: id, force: true });
  } catch (error) {
    const isGone = [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser].some(
      (code) => error instanceof DiscordAPIError && error.code === code,
    );
    if (isGone) return null;
    throw error;
  }
}
