import { ChannelType } from 'discord.js';
import alerts from '../../streams/alerts.capability.ts';
import type { SetupStep } from './setup-step.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';
import { textChannelView } from './text-channel-view.ts';

const textChannel: TextChannelChoice = {
  setting: 'alertChannelId',
  types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  needs: () => alerts.needs.alert,
  create: { name: 'live', topic: (words) => words.guilds('setup.alerts.topic'), audience: 'readers' },
};

export default {
  key: 'alerts',
  title: (words) => words.guilds('setup.alerts.title'),
  text: (words) => words.guilds('setup.alerts.text'),
  textChannel,
  look: (guild, context) => textChannelView({ key: 'alerts', textChannel }, guild, context),
} satisfies SetupStep;
