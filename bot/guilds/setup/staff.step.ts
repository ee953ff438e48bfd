import { ChannelType } from 'discord.js';
import glimcap from '../../glimcap/glimcap.capability.ts';
import notices from '../notices/notices.capability.ts';
import type { SetupStep } from './setup-step.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';
import { textChannelView } from './text-channel-view.ts';

const textChannel: TextChannelChoice = {
  setting: 'staffChannelId',
  types: [ChannelType.GuildText],
  // Drafts of the Glimcap are reviewed there too.
  needs: (guild, { homeGuildId }) => (guild.id === homeGuildId ? glimcap.needs.review : notices.needs.staff),
  create: { name: 'staff', topic: (words) => words.guilds('setup.staff.topic'), audience: 'staff' },
};

export default {
  key: 'staff',
  title: (words) => words.guilds('setup.staff.title'),
  text: (words) => words.guilds('setup.staff.text'),
  textChannel,
  look: (guild, context) => textChannelView({ key: 'staff', textChannel }, guild, context),
} satisfies SetupStep;
