import type { User } from '#domain/accounts/user.entity.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Domain } from '#domain/domain.ts';

let count = 0;

/** A user with a name of their own. */
export function createUser({ accounts }: Pick<Domain, 'accounts'>, name = `user${++count}`): Promise<User> {
  return accounts.createUser({ name });
}

/** A channel with an owner of its own, and the key that opens it. */
export async function openChannel(
  domain: Pick<Domain, 'accounts' | 'channels'>,
  { slug = `channel${++count}`, isMature = false } = {},
): Promise<{ channel: Channel; streamKey: string }> {
  const owner = await createUser(domain);
  return domain.channels.open(owner, { slug, title: `On ${slug}`, category: 'Tech', isMature });
}
