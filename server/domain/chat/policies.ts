import type { PlatformRole, User } from '../accounts/user.entity.ts';

type Person = Pick<User, 'id' | 'roles'>;

const MODERATING: readonly PlatformRole[] = ['core', 'moderator'];

/** The owner of a channel keeps its chat, and so do the platform's moderators and core. */
export function canModerateChat({ id, roles }: Person, { owner }: { owner: Pick<User, 'id'> }): boolean {
  return id === owner.id || roles.some((role) => MODERATING.includes(role));
}

/** One's own words may always be taken back. */
export function canRemoveMessage(
  person: Person,
  message: { authorId: string | null; owner: Pick<User, 'id'> },
): boolean {
  return person.id === message.authorId || canModerateChat(person, message);
}

/** Nobody silences those who moderate there, nor themselves. */
export function canTimeOut(person: Person, target: Person, channel: { owner: Pick<User, 'id'> }): boolean {
  return canModerateChat(person, channel) && !canModerateChat(target, channel);
}
