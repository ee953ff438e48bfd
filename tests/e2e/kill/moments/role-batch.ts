import * as assert from 'uvu/assert';
import { eventually } from '../../../support/eventually.ts';
import type { KillMoment, KillScene } from '../../../support/kill-scene.ts';

const CORE = { discordId: '1', isHomeGuild: true, roles: ['core'] as const };
const MEMBERS = 5;

/**
 * Moderators of the guild become moderators of the platform, and those get another role in the guild. Five are brought
 * up to date one after the other, and the third has just been given it.
 */
export const roleBatch: KillMoment = async (scene) => {
  const { discord, guildId, proxy, run } = scene;
  const moderator = await discord.roleId('Moderator');
  const onGlim = await discord.addRole('On Glim');
  const ids: string[] = [];
  for (let number = 1; number <= MEMBERS; number += 1) {
    const { user } = await discord.addMember(`Moderator ${number}`, [moderator]);
    await run(({ accounts }) => accounts.signInWithDiscord({ id: user.id, name: `mod${number}`, avatarUrl: null }));
    ids.push(user.id);
  }
  const third = new RegExp(`/guilds/${guildId}/members/${ids[2]}/roles/${onGlim.id}$`);
  const answered = proxy.hold({ moment: 'answered', method: 'PUT', path: third });
  await run(async ({ roleMappings, memberRoles }) => {
    await roleMappings.grantPlatformRole({ ...CORE }, guildId, moderator, 'moderator');
    await roleMappings.giveGuildRole({ ...CORE }, guildId, onGlim.id, 'moderator');
    await memberRoles.enqueueAll();
  });
  await answered;

  return async () => {
    await eventually('every role', async () => (await holders(scene, onGlim.id, ids)) === MEMBERS);
    const users = await run(({ accounts }) => Promise.all(ids.map((id) => accounts.findByDiscordId(id))));
    assert.equal(
      users.map((user) => user?.roles),
      ids.map(() => ['moderator']),
    );
    // What the bot gave it takes again: none is left as if somebody had given it by hand.
    await run(async ({ roleMappings, memberRoles }) => {
      await roleMappings.remove({ ...CORE }, guildId, onGlim.id);
      await memberRoles.enqueueAll();
    });
    await eventually('no role', async () => (await holders(scene, onGlim.id, ids)) === 0);
  };
};

async function holders({ discord }: KillScene, roleId: string, ids: string[]): Promise<number> {
  const { members } = await discord.state();
  return members.filter(({ user, roles }) => ids.includes(user.id) && roles.includes(roleId)).length;
}
