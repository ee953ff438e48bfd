import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { permissionsOf } from '../permissions.ts';
import type { Channel, Overwrite } from '../state/channel.ts';
import { isDirect, isThread, type Place } from '../state/place.ts';
import type { Guild, State } from '../state/state.ts';

/** What a member may do in a channel or not, and through what. */
export interface Access {
  permission: string;
  isAllowed: boolean;
  /** e.g. `denied to @everyone in #staff` */
  why: string;
}

const P = PermissionFlagsBits;
const SHOWN: [name: string, bit: bigint][] = [
  ['View Channel', P.ViewChannel],
  ['Read Message History', P.ReadMessageHistory],
  ['Send Messages', P.SendMessages],
  ['Send Messages in Threads', P.SendMessagesInThreads],
  ['Embed Links', P.EmbedLinks],
  ['Attach Files', P.AttachFiles],
  ['Add Reactions', P.AddReactions],
  ['Mention Everyone', P.MentionEveryone],
  ['Use Application Commands', P.UseApplicationCommands],
  ['Create Public Threads', P.CreatePublicThreads],
  ['Create Private Threads', P.CreatePrivateThreads],
  ['Pin Messages', P.PinMessages],
  ['Manage Messages', P.ManageMessages],
  ['Manage Threads', P.ManageThreads],
  ['Manage Channels', P.ManageChannels],
  ['Manage Roles', P.ManageRoles],
];

/** Every permission that the page knows, for one user in one place. */
export function explainAccess(state: State, userId: string, place: Place): Access[] {
  const all = permissionsOf(state, userId, place);
  return SHOWN.map(([permission, bit]) => ({
    permission,
    isAllowed: (all & bit) !== 0n,
    why: explain(state, userId, place, bit),
  }));
}

/** Why a user has a permission in a place, or has it not: the rule that decided, in Discord's order. */
export function explain(state: State, userId: string, place: Place, bit: bigint): string {
  if (isDirect(place)) return 'as in every direct message';
  const guild = state.guilds.get(place.guildId);
  const channel = isThread(place) ? state.channels.get(place.parentId) : place;
  if (!guild?.members.has(userId) || !channel) return 'not a member of this guild';
  if (userId === guild.ownerId) return 'owns the guild';
  const admin = rolesWith(guild, userId, P.Administrator);
  if (admin) return `administrator through ${admin}`;
  const byPlace = explainView(state, userId, place, bit);
  return byPlace ?? explainIn(guild, userId, channel, bit);
}

/** A private thread, and a channel that is not seen, take everything else with them. */
function explainView(state: State, userId: string, place: Channel | Place, bit: bigint): string | null {
  const all = permissionsOf(state, userId, place);
  if (all !== 0n) return null;
  const parent = isThread(place) ? state.channels.get(place.parentId) : undefined;
  if (parent && permissionsOf(state, userId, parent) !== 0n)
    return 'in a private thread only its members and Manage Threads see anything';
  return bit === P.ViewChannel ? null : 'the channel is not seen';
}

function explainIn(guild: Guild, userId: string, channel: Channel, bit: bigint): string {
  const member = guild.members.get(userId);
  const own = channel.overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId);
  const roles = channel.overwrites.filter(({ id }) => member?.roles.includes(id));
  const everyone = channel.overwrites.filter(({ id }) => id === guild.id);
  const reads = P.ViewChannel | P.ReadMessageHistory;
  if (member && member.timedOutUntil !== null && (bit & reads) === 0n) return 'timed out';

  const here = `in #${channel.name}`;
  const named = (found: Overwrite[]) => found.map(({ id }) => nameOf(guild, id)).join(', ');
  const allows = ({ allow }: Overwrite) => (BigInt(allow) & bit) !== 0n;
  const denies = ({ deny }: Overwrite) => (BigInt(deny) & bit) !== 0n;
  for (const [overwrites, whom] of [
    [own, () => 'them alone'],
    [roles, named],
    [everyone, () => '@everyone'],
  ] as const) {
    const [allowed, denied] = [overwrites.filter(allows), overwrites.filter(denies)];
    if (allowed.length > 0) return `allowed to ${whom(allowed)} ${here}`;
    if (denied.length > 0) return `denied to ${whom(denied)} ${here}`;
  }
  const through = rolesWith(guild, userId, bit);
  return through ? `through ${through}` : 'no role of theirs has it';
}

/** The names of a member's roles that have a permission, @everyone first; empty for none. */
function rolesWith(guild: Guild, userId: string, bit: bigint): string {
  const ids = [guild.id, ...(guild.members.get(userId)?.roles ?? [])];
  const found = ids.filter((id) => (BigInt(guild.roles.get(id)?.permissions ?? '0') & bit) !== 0n);
  return found.map((id) => nameOf(guild, id)).join(', ');
}

function nameOf(guild: Guild, roleId: string): string {
  const name = guild.roles.get(roleId)?.name ?? roleId;
  return name.startsWith('@') ? name : `@${name}`;
}
