import { InteractionContextType, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../../slash-command.ts';
import { streamerOption } from '../streamer-option.ts';
import add from './add.subcommand.ts';
import { addAlertOptions, addResetOption, alertChannelOption } from './alert-options.ts';
import edit from './edit.subcommand.ts';
import exclude from './exclude.subcommand.ts';
import include from './include.subcommand.ts';
import list from './list.subcommand.ts';
import preview from './preview.subcommand.ts';
import remove from './remove.subcommand.ts';
import settings from './settings.subcommand.ts';
import test from './test.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('live-alerts')
    .setDescription('Choose which text channels hear when a creator goes live')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) =>
      addAlertOptions(
        sub
          .setName('add')
          .setDescription('One more text channel hears of streams')
          .addChannelOption(alertChannelOption),
      ),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('See which text channels hear of which streams'))
    .addSubcommand((sub) =>
      addResetOption(
        addAlertOptions(
          sub.setName('edit').setDescription('Change of which streams it hears').addChannelOption(alertChannelOption),
        ),
      ),
    )
    .addSubcommand((sub) =>
      sub.setName('remove').setDescription('It hears of streams no more').addChannelOption(alertChannelOption),
    )
    .addSubcommand((sub) =>
      sub
        .setName('include')
        .setDescription('Choose a streamer for it, or a role that is pinged for them there')
        .addChannelOption(alertChannelOption)
        .addStringOption((option) => streamerOption(option).setRequired(true))
        .addRoleOption((option) => option.setName('ping-role').setDescription('Pinged for this streamer alone')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('exclude')
        .setDescription('Take the choice of a streamer back')
        .addChannelOption(alertChannelOption)
        .addStringOption((option) => streamerOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('preview')
        .setDescription('See what would be posted; nobody else does')
        .addChannelOption(alertChannelOption)
        .addStringOption(streamerOption)
        .addStringOption((option) =>
          option.setName('template').setDescription('Another text above the card, to try it').setMaxLength(500),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('settings')
        .setDescription('Members’ own pings, and the role of who is live')
        .addIntegerOption((option) =>
          option
            .setName('daily-pings')
            .setDescription('As many pings one member gets in 24 hours; 0 for none')
            .setMinValue(0)
            .setMaxValue(100),
        )
        .addBooleanOption((option) =>
          option.setName('mentions').setDescription('Mention members under the card whose DMs are closed'),
        )
        .addBooleanOption((option) =>
          option.setName('events').setDescription('Show streamers’ schedules as events here'),
        )
        .addRoleOption((option) => option.setName('live-role').setDescription('Members wear it while they are live'))
        .addBooleanOption((option) => option.setName('no-live-role').setDescription('No role is worn while live')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('test')
        .setDescription('Post a test card there; it pings nobody')
        .addChannelOption(alertChannelOption)
        .addStringOption(streamerOption),
    ),
  subcommands: { add, list, edit, remove, include, exclude, preview, test, settings },
} satisfies SlashCommand;
