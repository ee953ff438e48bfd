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
    .setDescription('Choose which channels get an alert when a creator goes live')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) =>
      addAlertOptions(
        sub.setName('add').setDescription('Send alerts to one more channel').addChannelOption(alertChannelOption),
      ),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('See which channels get which alerts'))
    .addSubcommand((sub) =>
      addResetOption(
        addAlertOptions(
          sub.setName('edit').setDescription('Change which alerts a channel gets').addChannelOption(alertChannelOption),
        ),
      ),
    )
    .addSubcommand((sub) =>
      sub.setName('remove').setDescription('Stop sending alerts to a channel').addChannelOption(alertChannelOption),
    )
    .addSubcommand((sub) =>
      sub
        .setName('include')
        .setDescription('Add a streamer to a channel’s list, or set a ping role for them')
        .addChannelOption(alertChannelOption)
        .addStringOption((option) => streamerOption(option).setRequired(true))
        .addRoleOption((option) => option.setName('ping-role').setDescription('A role to ping for this streamer only')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('exclude')
        .setDescription('Take a streamer off a channel’s list')
        .addChannelOption(alertChannelOption)
        .addStringOption((option) => streamerOption(option).setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('preview')
        .setDescription('See what would be posted; only you see it')
        .addChannelOption(alertChannelOption)
        .addStringOption(streamerOption)
        .addStringOption((option) =>
          option.setName('template').setDescription('A template to try out').setMaxLength(500),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('settings')
        .setDescription('Set members’ pings, the live role and scheduled events')
        .addIntegerOption((option) =>
          option
            .setName('daily-pings')
            .setDescription('How many pings a member gets in 24 hours at most; 0 turns pings off')
            .setMinValue(0)
            .setMaxValue(100),
        )
        .addBooleanOption((option) =>
          option.setName('mentions').setDescription('Mention members under the card when their DMs are closed'),
        )
        .addBooleanOption((option) =>
          option.setName('events').setDescription('Show streamers’ schedules as events here'),
        )
        .addRoleOption((option) =>
          option.setName('live-role').setDescription('Members have this role while they are live'),
        )
        .addBooleanOption((option) => option.setName('no-live-role').setDescription('Turn the live role off')),
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
