import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { createToken, hashToken } from '../token.ts';
import { type Session, SessionSchema } from './session.entity.ts';
import { type PlatformRole, type User, UserSchema } from './user.entity.ts';
import { parseUserName, suggestUserName } from './user-name.ts';

/** How long a sign-in lasts without being used. */
export const SESSION_DAYS = 60;
/** `lastSeenAt` is written at most this often, so that reading a page is not a write. */
const SEEN_EVERY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** A person as Discord knows them. */
export interface DiscordProfile {
  id: string;
  name: string;
  avatarUrl: string | null;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** Users and their sign-ins. */
export class Accounts {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** @throws DomainError conflict `user_name_taken`, `discord_id_taken`; invalid `user_name_invalid` */
  async createUser(input: { name: string; discordId?: string | null; roles?: PlatformRole[] }): Promise<User> {
    const name = parseUserName(input.name);
    if (await this.findByName(name))
      throw new DomainError('conflict', 'user_name_taken', `The name ${name} is taken.`, { name });
    if (input.discordId && (await this.findByDiscordId(input.discordId))) {
      throw new DomainError('conflict', 'discord_id_taken', 'That Discord account belongs to another user.');
    }
    const user = this.#em.create(UserSchema, {
      name,
      discordId: input.discordId ?? null,
      discordLinkedAt: input.discordId ? this.#clock.now() : null,
      roles: input.roles ?? [],
      createdAt: this.#clock.now(),
    });
    await this.#em.flush();
    return user;
  }

  /**
   * The user behind a Discord account, made on first sight. Two first sights at once give one user. Their roles are
   * brought up to date by the job that comes with it.
   */
  async signInWithDiscord(profile: DiscordProfile): Promise<User> {
    return this.#em.transactional(async (em) => {
      const user = await this.#findOrCreate(profile);
      em.assign(user, { avatarUrl: profile.avatarUrl, discordName: profile.name.slice(0, 64) });
      user.discordLinkedAt ??= this.#clock.now();
      await em.flush();
      await this.#rolesMayChange(em, user);
      return user;
    });
  }

  async #findOrCreate(profile: DiscordProfile): Promise<User> {
    const known = await this.findByDiscordId(profile.id);
    if (known) return known;
    // Whoever else is first, by this name or for this very person, is no error: the next name is tried, or they are found.
    for (const suffix of ['', `-${profile.id.slice(-6)}`]) {
      await this.#em.execute(
        `insert into "user" (id, name, discord_id, avatar_url, created_at) values (?, ?, ?, ?, ?) on conflict do nothing`,
        [randomUUIDv7(), suggestUserName(profile.name, suffix), profile.id, profile.avatarUrl, this.#clock.now()],
      );
    }
    return this.#em.findOneOrFail(UserSchema, { discordId: profile.id });
  }

  /** @param language a code such as `de` */
  async chooseLanguage(userId: string, language: string): Promise<void> {
    await this.#em.nativeUpdate(UserSchema, { id: userId }, { language });
  }

  /** @throws DomainError not_found `user_not_found` */
  async getByName(name: string): Promise<User> {
    const user = await this.findByName(name);
    if (user) return user;
    throw new DomainError('not_found', 'user_not_found', `There is no user called ${name}.`, { name });
  }

  /** It counts from the next page on, also for who is signed in. @throws DomainError not_found `user_not_found` */
  async giveRole(name: string, role: PlatformRole): Promise<User> {
    const user = await this.getByName(name);
    return this.#setRoles(user, [...new Set([...user.roles, role])]);
  }

  /** @throws DomainError not_found `user_not_found` */
  async takeRole(name: string, role: PlatformRole): Promise<User> {
    const user = await this.getByName(name);
    return this.#setRoles(
      user,
      user.roles.filter((each) => each !== role),
    );
  }

  findByName(name: string): Promise<User | null> {
    return this.#em.findOne(UserSchema, { name: { $ilike: name.replace(/[\\%_]/g, '\\$&') } });
  }

  findByDiscordId(discordId: string): Promise<User | null> {
    return this.#em.findOne(UserSchema, { discordId });
  }

  /** @returns the token for the browser's cookie; it is not stored and cannot be shown again */
  async openSession(user: User, userAgent: string | null): Promise<string> {
    const token = createToken();
    const now = this.#clock.now();
    this.#em.create(SessionSchema, {
      user,
      tokenHash: hashToken(token),
      userAgent: userAgent?.slice(0, 250) ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: daysAfter(now),
    });
    await this.#em.flush();
    return token;
  }

  /** The live session of a token with its user, or null when there is none, it is over, or it was revoked. */
  async findSession(token: string): Promise<Session | null> {
    const now = this.#clock.now();
    const session = await this.#em.findOne(
      SessionSchema,
      { tokenHash: hashToken(token), expiresAt: { $gt: now } },
      { populate: ['user'] },
    );
    if (session && now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      session.lastSeenAt = now;
      session.expiresAt = daysAfter(now);
      await this.#em.flush();
    }
    return session;
  }

  /** Ends a session. Ending one that is over is a no-op. */
  async closeSession(sessionId: string): Promise<void> {
    await this.#em.nativeDelete(SessionSchema, { id: sessionId });
  }

  /** Deletes an account with its sessions, its channel and the streams of it. @returns whether there was one */
  async forgetDiscord(discordId: string): Promise<boolean> {
    return (await this.#em.nativeDelete(UserSchema, { discordId })) > 0;
  }

  async #setRoles(user: User, roles: PlatformRole[]): Promise<User> {
    return this.#em.transactional(async (em) => {
      user.roles = roles;
      await em.flush();
      await this.#rolesMayChange(em, user);
      return user;
    });
  }

  async #rolesMayChange(em: EntityManager, { discordId }: User): Promise<void> {
    if (discordId) await this.#outbox.add(em, 'member.roles', { discordId }, { key: `member.roles:${discordId}` });
  }

  async deleteExpiredSessions(): Promise<number> {
    return this.#em.nativeDelete(SessionSchema, { expiresAt: { $lte: this.#clock.now() } });
  }
}

function daysAfter(now: Date): Date {
  return new Date(now.getTime() + SESSION_DAYS * DAY_MS);
}
