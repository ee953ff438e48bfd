import { CATEGORIES } from '#domain/channels/category.ts';
import { type AdminCommand, optionalOption, requiredOption, UsageError, word } from './admin-command.ts';

export const createChannel: AdminCommand = {
  name: 'create-channel',
  usage: 'create-channel SLUG --owner NAME --title T [--category C] [--mature]',
  positionals: 1,
  options: {
    owner: { type: 'string' },
    title: { type: 'string' },
    category: { type: 'string' },
    mature: { type: 'boolean' },
  },

  async run(input) {
    const { accounts, channels } = input.domain;
    const owner = await accounts.getByName(requiredOption(input, 'owner'));
    const { channel, streamKey } = await channels.open(owner, {
      slug: word(input, 0),
      title: requiredOption(input, 'title'),
      category: category(optionalOption(input, 'category') ?? 'Tech'),
      isMature: input.values.mature === true,
    });
    const { publicUrl, rtmpUrl } = input;
    return { slug: channel.slug, streamKey, whipUrl: `${publicUrl}/whip/${channel.slug}`, rtmpUrl };
  },
};

function category(text: string): (typeof CATEGORIES)[number] {
  const found = CATEGORIES.find((each) => each.toLowerCase() === text.toLowerCase());
  if (found) return found;
  throw new UsageError(`--category is one of ${CATEGORIES.join(', ')}`);
}
