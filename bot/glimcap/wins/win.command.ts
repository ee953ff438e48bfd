import { InteractionContextType, SlashCommandBuilder, type SlashCommandStringOption } from 'discord.js';
import { AREA_NAME_MAX, WIN_TEXT_MAX } from '#domain/glimcap/wins/new-win.ts';
import { areaHeading, WIN_AREAS } from '#domain/glimcap/wins/win-area.ts';
import type { SlashCommand } from '../../slash-command.ts';
import add from './add.subcommand.ts';
import list from './list.subcommand.ts';

const THIS = { name: 'This week', value: 'this' };
const LAST = { name: 'Last week', value: 'last' };

function weekOption(option: SlashCommandStringOption): SlashCommandStringOption {
  return option.setName('week').setDescription('Which week; this one if left out');
}

export default {
  data: new SlashCommandBuilder()
    .setName('win')
    .setDescription('Wins for the next Glimcap')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Propose a win; staff decide what is published')
        .addStringOption((option) =>
          option
            .setName('area')
            .setDescription('Where it belongs')
            .addChoices(WIN_AREAS.map((value) => ({ name: areaHeading({ area: value }), value })))
            .setRequired(true),
        )
        .addStringOption((option) =>
          option.setName('text').setDescription('What went well').setMaxLength(WIN_TEXT_MAX).setRequired(true),
        )
        .addStringOption((option) => weekOption(option).addChoices(THIS, LAST))
        .addStringOption((option) =>
          option
            .setName('heading')
            .setDescription('Its own heading, for the area "And More"')
            .setMaxLength(AREA_NAME_MAX),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('list')
        .setDescription('See the wins of a week; staff accept or decline them')
        .addStringOption((option) =>
          weekOption(option).addChoices(THIS, LAST, { name: 'All that wait for a decision', value: 'open' }),
        ),
    ),
  subcommands: { add, list },
} satisfies SlashCommand;
