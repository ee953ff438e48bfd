import { ChannelType } from 'discord.js';
import glimcap from '../../glimcap/glimcap.capability.ts';
import type { SetupStep } from './setup-step.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';
import { textChannelView } from './text-channel-view.ts';

const textChannel: TextChannelChoice = {
  setting: 'glimcapChannelId',
  types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  needs: () => glimcap.needs.news,
  create: { name: 'glimcap', topic: (words) => words.guilds('setup.glimcap.topic'), audience: 'readers' },
};

export default {
  key: 'glimcap',
  title: (words) => words.guilds('setup.glimcap.title'),
  text: (words) => words.guilds('setup.glimcap.text'),
  // The community's figures belong to one guild.
  isFor: (guild, { homeGuildId }) => guild.id === homeGuildId,
  textChannel,
  look: (guild, context) => textChannelView({ key: 'glimcap', textChannel }, guild, context),
} satisfies SetupStep;
