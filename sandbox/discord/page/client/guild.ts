/** Questions about the guild that several parts of the page ask of its view. */
import { PERMISSION } from './discord.ts';
import { type Command, isDirect, isThread, type Member, type Place, type Role, type User, type View } from './types.ts';

export function findPlaceById(view: View, id: string): Place | undefined {
  const { channels, threads, directChannels } = view;
  return [...channels, ...threads, ...directChannels].find((place) => place.id === id);
}

export function memberOf(view: View, userId: string): Member | undefined {
  return view.members.find((member) => member.user.id === userId);
}

/** Highest first. */
export function rolesOf(view: View, userId: string): Role[] {
  const ids = memberOf(view, userId)?.roles ?? [];
  return view.roles.filter((role) => ids.includes(role.id)).sort((a, b) => b.position - a.position);
}

/** As Discord colours a name: by the highest role that has a colour. */
export function colorOf(view: View, userId: string): string | undefined {
  const color = rolesOf(view, userId).find((role) => role.color !== 0)?.color;
  return color === undefined ? undefined : cssColor(color);
}

export function cssColor(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

export function nameOf(view: View, user: Pick<User, 'id' | 'username'> & { global_name?: string | null }): string {
  return memberOf(view, user.id)?.nick ?? user.global_name ?? user.username;
}

export function nameOfId(view: View, userId: string): string {
  const user = view.users.find(({ id }) => id === userId);
  return user ? nameOf(view, user) : 'unknown user';
}

export function may(place: Place, permission: keyof typeof PERMISSION): boolean {
  return (BigInt(place.permissions) & PERMISSION[permission]) !== 0n;
}

/** What the member may do in the guild as a whole. */
export function mayInGuild({ me }: View, permission: keyof typeof PERMISSION): boolean {
  return (BigInt(me.permissions) & PERMISSION[permission]) !== 0n;
}

/** Until when a member may only read; undefined where they may write. */
export function timedOutUntil(member: Member): Date | undefined {
  const until = member.communication_disabled_until;
  return until ? new Date(until) : undefined;
}

/** Why the member cannot write here; undefined where they can. */
export function whyMute(view: View, place: Place): string | undefined {
  if (isDirect(place)) return undefined;
  if (!view.me.isMember) return 'You have left the guild.';
  const member = memberOf(view, view.me.id);
  const until = member && timedOutUntil(member);
  if (until) return `You are timed out until ${until.toLocaleTimeString()}.`;
  const isAllowed = may(place, isThread(place) ? 'sendMessagesInThreads' : 'sendMessages');
  if (!isAllowed) return 'You do not have permission to send messages here.';
  if (isThread(place) && place.thread_metadata.locked && !may(place, 'manageThreads')) return 'This thread is locked.';
  return undefined;
}

/** The slash commands that can be used in a place. */
export function commandsIn(view: View, place: Place): Command[] {
  return isDirect(place) ? view.directCommands : view.commands;
}
