import { DomainError } from '#domain/errors.ts';
import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { ADD_SNIPPET, snippetForm } from './snippet-form.ts';

export default {
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const name = interaction.options.getString('name', true).trim();
    const all = await context.snippets.list(interaction.guildId);
    if (all.some((each) => each.name.toLowerCase() === name.toLowerCase())) {
      const sentence = context.words.tickets('snippet.exists', { name });
      throw new DomainError('conflict', 'snippet_name_taken', sentence, { name });
    }
    await interaction.showModal(snippetForm({ verb: ADD_SNIPPET, name }, context));
  },
} satisfies Subcommand;
