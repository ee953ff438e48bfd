import { InteractionContextType, SlashCommandBuilder, type SlashCommandStringOption } from 'discord.js';
import { MOST_SLOTS } from '#domain/emotes/emoji-slots.ts';
import type { SlashCommand } from '../slash-command.ts';
import { completeEmotes } from './complete-emotes.ts';
import importEmojis from './import.subcommand.ts';
import info from './info.subcommand.ts';
import list from './list.subcommand.ts';
import policy from './policy.subcommand.ts';
import propose from './propose.subcommand.ts';
import report from './report.subcommand.ts';
import sync from './sync.subcommand.ts';

const emote = (option: SlashCommandStringOption) => option.setMaxLength(40).setAutocomplete(true);

export default {
  data: new SlashCommandBuilder()
    .setName('emote')
    .setDescription("The platform's emotes, here and everywhere")
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((sub) =>
      sub
        .setName('list')
        .setDescription('See the emotes everyone can use')
        .addStringOption((option) => option.setName('search').setDescription('Part of a name').setMaxLength(32)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('info')
        .setDescription('See an emote, whose it is, and whether this guild has it')
        .addStringOption((option) => emote(option.setName('name').setDescription('Which emote').setRequired(true))),
    )
    .addSubcommand((sub) =>
      sub
        .setName('propose')
        .setDescription('Propose an emoji of this guild, or a picture, for everyone; staff decide')
        .addStringOption((option) => option.setName('emoji').setDescription('An emoji of this guild').setMaxLength(60))
        .addAttachmentOption((option) => option.setName('picture').setDescription('PNG, JPEG, WebP, GIF or AVIF'))
        .addStringOption((option) =>
          option.setName('name').setDescription('The emote’s name').setMinLength(2).setMaxLength(32),
        ),
    )
    .addSubcommand((sub) => sub.setName('import').setDescription("Staff: propose all of this guild's own emoji"))
    .addSubcommand((sub) =>
      sub
        .setName('policy')
        .setDescription('Manage Expressions: choose which emotes this guild has, and in how many slots')
        .addStringOption((option) =>
          option
            .setName('mode')
            .setDescription('Which emotes this guild gets')
            .addChoices(
              { name: 'None: touch nothing here', value: 'off' },
              { name: 'Every approved emote', value: 'all' },
              { name: 'Only those you choose', value: 'chosen' },
            ),
        )
        .addStringOption((option) => emote(option.setName('add').setDescription('Add this emote to the chosen ones')))
        .addStringOption((option) =>
          emote(option.setName('drop').setDescription('Remove this emote from the chosen ones')),
        )
        .addIntegerOption((option) =>
          option
            .setName('static')
            .setDescription('How many static slots to use at most; -1 for all free ones')
            .setMinValue(-1)
            .setMaxValue(MOST_SLOTS),
        )
        .addIntegerOption((option) =>
          option
            .setName('animated')
            .setDescription('How many animated slots to use at most; -1 for all free ones')
            .setMinValue(-1)
            .setMaxValue(MOST_SLOTS),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('sync')
        .setDescription('Manage Expressions: update this guild’s emotes now')
        .addStringOption((option) =>
          emote(option.setName('restore').setDescription('Bring back an emote that was deleted here')),
        ),
    )
    .addSubcommand((sub) =>
      sub.setName('report').setDescription('See which emotes this guild has, which not, and why'),
    ),
  subcommands: { list, info, propose, import: importEmojis, policy, sync, report },
  autocomplete: completeEmotes,
} satisfies SlashCommand;
