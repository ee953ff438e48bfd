import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeSnippet } from './complete-snippet.ts';
import { EDIT_SNIPPET, snippetForm } from './snippet-form.ts';

export default {
  // A form cannot follow a deferral.
  defer: 'none',
  autocomplete: completeSnippet,

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const name = interaction.options.getString('name', true);
    const snippet = await context.snippets.get(interaction.guildId, name);
    await interaction.showModal(snippetForm({ verb: EDIT_SNIPPET, name: snippet.name, text: snippet.text }, context));
  },
} satisfies Subcommand;
