import {
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type SlashCommandStringOption,
} from 'discord.js';
import { PLATFORM_ROLES } from '#domain/accounts/user.entity.ts';
import type { SlashCommand } from '../../slash-command.ts';
import { CAUSE_CHOICES } from './cause-choice.ts';
import give from './give.subcommand.ts';
import grant from './grant.subcommand.ts';
import list from './list.subcommand.ts';
import remove from './remove.subcommand.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('roles')
    .setDescription('Connect roles of this guild with the platform')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) => sub.setName('list').setDescription('See which roles are connected with what'))
    .addSubcommand((sub) =>
      sub
        .setName('give')
        .setDescription('Give members a role here for what they are on the platform')
        .addRoleOption((option) => option.setName('role').setDescription('The role they get').setRequired(true))
        .addStringOption((option) =>
          option.setName('to').setDescription('Who gets it').setRequired(true).addChoices(CAUSE_CHOICES),
        )
        .addStringOption((option) => channelOption(option).setDescription('Subscribers of a channel: of which one?')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('grant')
        .setDescription('Core team: give members with a role here a role on the platform')
        .addRoleOption((option) => option.setName('role').setDescription('The role they have here').setRequired(true))
        .addStringOption((option) =>
          option
            .setName('platform-role')
            .setDescription('The role they get on the platform')
            .setRequired(true)
            .addChoices(PLATFORM_ROLES.map((value) => ({ name: value, value }))),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('remove')
        .setDescription('Disconnect a role')
        .addRoleOption((option) => option.setName('role').setDescription('The role').setRequired(true))
        .addStringOption((option) =>
          channelOption(option).setDescription('Stop giving it to the subscribers of this channel only'),
        ),
    ),
  subcommands: { list, give, grant, remove },
} satisfies SlashCommand;

function channelOption(option: SlashCommandStringOption): SlashCommandStringOption {
  return option.setName('channel').setMaxLength(100).setAutocomplete(true);
}
