import { type Guild, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { WornRole } from '#domain/streams/live-roles.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { isRefused } from '../../is-refused.ts';
import liveRole from './live-role.capability.ts';
import { liveRoleProblem } from './live-role-problem.ts';

/**
 * Gives the live role to who is live and takes it from who is not any more: whatever was missed, this mends. What is
 * wrong in one guild holds up no other.
 */
export async function syncLiveRoles(context: BotContext): Promise<void> {
  await context.inTurn.run('live roles', async () => {
    const isHere = ({ guildId }: WornRole) => context.isHere(guildId);
    const wanted = (await context.liveRoles.listWanted()).filter(isHere);
    const given = (await context.liveRoles.listGiven()).filter(isHere);
    const names = new Set(wanted.map(nameOf));
    const failures: unknown[] = [];
    for (const worn of given.filter((each) => !names.has(nameOf(each)))) await tryIn(worn, context, failures, take);
    for (const worn of wanted) await tryIn(worn, context, failures, give);
    if (failures.length > 0) throw failures[0];
  });
}

type Change = (worn: WornRole, guild: Guild, context: BotContext) => Promise<void>;

async function tryIn(worn: WornRole, given: BotContext, failures: unknown[], change: Change): Promise<void> {
  const guild = given.client.guilds.cache.get(worn.guildId);
  // The bot left: whoever wears the role there is the guild's affair.
  if (!guild) return change === take ? given.liveRoles.taken(worn) : undefined;
  const context = await inGuildLanguage(guild.id, given);
  try {
    await reportOutcome(liveRole, guild.id, context, () => change(worn, guild, context));
  } catch (error) {
    if (error instanceof DomainError || isRefused(error))
      context.log.warn({ guildId: guild.id, reason: error.message }, 'live role not changed');
    else failures.push(error);
  }
}

async function give(worn: WornRole, guild: Guild, context: BotContext): Promise<void> {
  const { memberId, roleId } = worn;
  const member = await guild.members.fetch({ user: memberId, force: true }).catch(nobodyThere);
  // Who wears it by another's hand keeps it: only what the bot gave does it take.
  if (!member || member.roles.cache.has(roleId)) return;
  const problem = liveRoleProblem(guild, roleId, context.languages.codes);
  if (problem) throw new DomainError('unavailable', 'live_role_refused', problem);
  await context.liveRoles.giving(worn);
  await context.memberRoleWire.give(worn);
}

async function take(worn: WornRole, guild: Guild, context: BotContext): Promise<void> {
  if (guild.roles.cache.has(worn.roleId)) {
    await context.memberRoleWire.take(worn).catch(nobodyThere);
  }
  await context.liveRoles.taken(worn);
}

function nobodyThere(error: unknown): null {
  if (isDiscordError(error, RESTJSONErrorCodes.UnknownMember)) return null;
  throw error;
}

function nameOf({ guildId, memberId, roleId }: WornRole): string {
  return `${guildId} ${memberId} ${roleId}`;
}
