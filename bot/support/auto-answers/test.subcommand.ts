import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { suggestionLines } from './suggestion-lines.ts';

/** Shows what somebody would be answered who writes this, and tells nobody else. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const suggestion = await context.autoAnswers.suggest(
      interaction.guildId,
      interaction.options.getString('text', true),
    );
    const names = suggestion.answers.map(({ name }) => name);
    const lines = suggestionLines(suggestion, context);
    if (lines.length === 0) {
      await interaction.editReply(context.words.tickets('autoAnswer.nothing'));
      return;
    }
    const found =
      names.length > 0 ? [context.words.tickets('autoAnswer.fits', { names: context.words.list(names) })] : [];
    await interaction.editReply([...found, ...lines].join('\n').slice(0, 2_000));
  },
} satisfies Subcommand;
