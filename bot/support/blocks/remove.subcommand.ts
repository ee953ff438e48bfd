import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const memberId = options.getUser('member', true).id;
    const { memberName } = await context.ticketBlocks.remove(actor, { guildId, memberId });
    await interaction.editReply(context.words.tickets('block.removed', { name: escapeMarkdown(memberName) }));
  },
} satisfies Subcommand;
