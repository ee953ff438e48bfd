import { type Client, type REST, Routes } from 'discord.js';
import { restBeside } from '../rest-beside.ts';

/** What is limited for no longer is waited out. */
const PATIENCE_MS = 10_000;

/** A role in a guild and one of its members. */
interface MemberRole {
  guildId: string;
  memberId: string;
  roleId: string;
}

/**
 * Discord's routes for members' roles. Unlike discord.js's own way to them, what is limited for long is refused at once
 * with a RateLimitError: one guild's limit must hold up no other's members.
 */
export class RoleWire {
  readonly #rest: REST;

  constructor(client: Client<true>) {
    this.#rest = restBeside(client, { patienceMs: PATIENCE_MS });
  }

  /** @throws RateLimitError, DiscordAPIError, HTTPError */
  async give({ guildId, memberId, roleId }: MemberRole): Promise<void> {
    await this.#rest.put(Routes.guildMemberRole(guildId, memberId, roleId));
  }

  /** @throws RateLimitError, DiscordAPIError, HTTPError */
  async take({ guildId, memberId, roleId }: MemberRole): Promise<void> {
    await this.#rest.delete(Routes.guildMemberRole(guildId, memberId, roleId));
  }
}
