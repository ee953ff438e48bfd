import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import { customId } from '../custom-id.ts';
import type { ModalHandler } from '../slash-command.ts';
import { getReviewedDraft } from './get-reviewed-draft.ts';
import { requireReviewer } from './require-reviewer.ts';
import { ADD_WIN } from './win.button.ts';
import { readWinForm } from './wins/win-form.ts';

/** Adds a win to the week of the draft, which prints it once it is compiled again. */
export default {
  verb: ADD_WIN,
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { wins, words } = context;
    const { weekEnd } = await getReviewedDraft(id, context);
    const author = { name: interaction.member.displayName, discordId: interaction.member.id };
    const win = { ...readWinForm(interaction, context), author, weekEnd, source: 'review' } as const;
    await wins.add(win, { isStaff: true });
    const recompute = new ButtonBuilder()
      .setCustomId(customId('glimcap-recompute', id))
      .setLabel(words.glimcap('button.recompute'))
      .setStyle(ButtonStyle.Primary);
    await interaction.editReply({
      content: words.glimcap('win.added'),
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(recompute)],
    });
  },
} satisfies ModalHandler;
