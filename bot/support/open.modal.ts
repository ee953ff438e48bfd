import type { ModalHandler } from '../slash-command.ts';
import { getDesk } from './desk.ts';
import { finishOpening } from './finish-opening.ts';
import { OPENING_FORM, SUBJECT_FIELD, TEXT_FIELD } from './opening-form.ts';

export default {
  verb: OPENING_FORM,
  defer: 'ephemeral',

  async execute(interaction, _id, context) {
    const { ticketChannel } = await getDesk(interaction.guild, context);
    const { fields, member } = interaction;
    const { id } = await context.support.open({
      guildId: interaction.guildId,
      ticketChannelId: ticketChannel.id,
      member: {
        id: member.id,
        name: member.displayName,
        avatarUrl: member.displayAvatarURL({ extension: 'png', size: 128 }),
      },
      subject: fields.getTextInputValue(SUBJECT_FIELD),
      text: fields.getTextInputValue(TEXT_FIELD),
    });
    await finishOpening(id, context);
    const ticket = await context.support.find(id);
    await interaction.editReply(context.words.support('opened', { thread: `<#${ticket?.threadId}>` }));
  },
} satisfies ModalHandler;
