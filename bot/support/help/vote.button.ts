import { DomainError } from '#domain/errors.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { articleMessage, VOTE_BUTTON } from './article-message.ts';

const ID = /^(yes|no):(.+)$/;

export default {
  verb: VOTE_BUTTON,
  where: 'both',
  defer: 'update',

  async execute(interaction, id, context) {
    const [, said, slug = ''] = ID.exec(id) ?? [];
    if (said !== 'yes' && said !== 'no') {
      throw new DomainError('not_found', 'interaction_unknown', context.words.bot('outdated'));
    }
    const article = context.help.get(slug);
    await context.helpFeedback.vote({
      ...{ slug, voter: { discordId: interaction.user.id } },
      ...{ isHelpful: said === 'yes', source: 'discord' },
    });
    await interaction.editReply(await articleMessage(article, interaction.guildId, context, said));
  },
} satisfies ButtonHandler;
