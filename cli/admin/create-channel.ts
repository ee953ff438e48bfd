import { CATEGORIES } from '#domain/channels/category.ts';
import { DomainError } from '#domain/errors.ts';
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
    const ownerName = requiredOption(input, 'owner');
    const owner = await accounts.findByName(ownerName);
    if (!owner) throw new DomainError('not_found', 'user_not_found', `There is no user called ${ownerName}.`);

    const { channel, streamKey } = await channels.open(owner, {
      slug: word(input, 0),
      title: requiredOption(input, 'title'),
      category: category(optionalOption(input, 'category') ?? 'Tech'),
      isMature: input.values.mature === true,
    });
    return { slug: channel.slug, streamKey, whipUrl: `${input.publicUrl}/whip/${channel.slug}` };
  },
};

function category(text: string): (typeof CATEGORIES)[number] {
  const found = CATEGORIES.find((each) => each.toLowerCase() === text.toLowerCase());
  if (found) return found;
  throw new UsageError(`--category is one of ${CATEGORIES.join(', ')}`);
}
