import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeOption } from './complete-option.ts';
import { findCategory } from './find-category.ts';

/** With a name the day is closed, without one it is open again. */
export default {
  defer: 'ephemeral',
  autocomplete: completeOption,

  async execute(interaction, context) {
    const { supportHours, words } = context;
    const actor = await actorOf(interaction.member, context);
    const category = await findCategory(interaction, context);
    const scope = { guildId: interaction.guildId, categoryId: category?.id ?? null };
    const day = interaction.options.getString('day', true).trim();
    const name = interaction.options.getString('name');
    if (name) await supportHours.addHoliday(actor, scope, { day, name });
    else await supportHours.removeHoliday(actor, scope, day);
    await interaction.editReply(
      words.sla(name ? 'hours.holidayAdded' : 'hours.holidayRemoved', { day: words.day(day) }),
    );
  },
} satisfies Subcommand;
