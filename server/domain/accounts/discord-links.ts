import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import type { DiscordProfile } from './accounts.ts';
import { PlatformRoleGrantSchema } from './platform-role-grant.entity.ts';
import type { SignInLinks } from './sign-in-links.ts';
import { type User, UserSchema } from './user.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  signInLinks: SignInLinks;
}

/** Which Discord account belongs to which account of the platform. */
export class DiscordLinks {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #signInLinks: SignInLinks;

  constructor({ em, clock, outbox, signInLinks }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#signInLinks = signInLinks;
  }

  /**
   * Connects a Discord account to one that exists. Connecting it twice is once.
   * @throws DomainError conflict `discord_linked_elsewhere`, `discord_already_linked`
   */
  async link(userId: string, profile: DiscordProfile): Promise<User> {
    return this.#em.transactional(async (em) => {
      // Two who want the same Discord account meet here.
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`discord ${profile.id}`]);
      const user = await this.#lock(em, userId);
      const owner = await em.findOne(UserSchema, { discordId: profile.id });
      if (owner && owner.id !== user.id) throw linkedElsewhere(owner);
      if (user.discordId && user.discordId !== profile.id) throw alreadyLinked(user);
      em.assign(user, {
        discordId: profile.id,
        discordName: profile.name.slice(0, 64),
        discordLinkedAt: user.discordLinkedAt ?? this.#clock.now(),
        avatarUrl: profile.avatarUrl,
      });
      await em.flush();
      await this.#outbox.add(em, 'member.roles', { discordId: profile.id }, { key: `member.roles:${profile.id}` });
      return user;
    });
  }

  /**
   * Parts the two. The platform roles that came from the guild go with it.
   * @throws DomainError conflict `discord_not_linked`, `discord_only_way`
   */
  async unlink(userId: string): Promise<User> {
    return this.#em.transactional(async (em) => {
      const user = await this.#lock(em, userId);
      const { discordId } = user;
      if (!discordId) throw new DomainError('conflict', 'discord_not_linked', 'No Discord account is linked.');
      if (!(await this.canUnlink(user))) throw onlyWay();
      const grants = await em.find(PlatformRoleGrantSchema, { user });
      const lost = new Set(grants.map(({ role }) => role));
      for (const grant of grants) em.remove(grant);
      em.assign(user, {
        ...{ discordId: null, discordName: null, discordLinkedAt: null },
        roles: user.roles.filter((role) => !lost.has(role)),
      });
      await em.flush();
      await this.#outbox.add(em, 'member.roles', { discordId }, { key: `member.roles:${discordId}` });
      return user;
    });
  }

  /** Whether there is another way into the account. */
  canUnlink(user: User): Promise<boolean> {
    return this.#signInLinks.hasUsable(user);
  }

  #lock(em: EntityManager, userId: string): Promise<User> {
    return em.findOneOrFail(UserSchema, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }
}

function linkedElsewhere({ name }: User): DomainError {
  const sentence = `That Discord account already belongs to the Glim account ${name}. Sign in there, or unlink it there first.`;
  return new DomainError('conflict', 'discord_linked_elsewhere', sentence, { name });
}

function alreadyLinked({ discordName }: User): DomainError {
  const name = discordName ?? 'another one';
  const sentence = `Your account is linked to ${name} at Discord. Unlink that first.`;
  return new DomainError(
    'conflict',
    'discord_already_linked',
    sentence,
    discordName ? { name } : { context: 'another' },
  );
}

function onlyWay(): DomainError {
  return new DomainError(
    'conflict',
    'discord_only_way',
    'Discord is the only way into your account, so it stays linked: without it you could not sign in again. Ask the operator for a sign-in link first.',
  );
}
