import { ChannelType } from 'discord.js';
import { BOARD_NEEDS } from '../../metrics/figures/board.capability.ts';
import type { SetupStep } from './setup-step.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';
import { textChannelView } from './text-channel-view.ts';

const textChannel: TextChannelChoice = {
  setting: 'metricsChannelId',
  types: [ChannelType.GuildText],
  needs: () => BOARD_NEEDS,
  create: { name: 'metrics', topic: (words) => words.guilds('setup.metrics.topic'), audience: 'readers' },
};

export default {
  key: 'metrics',
  title: (words) => words.guilds('setup.metrics.title'),
  text: (words) => words.guilds('setup.metrics.text'),
  textChannel,
  look: (guild, context) => textChannelView({ key: 'metrics', textChannel }, guild, context),
} satisfies SetupStep;
