import { mappingLines } from '../roles/mapping-lines.ts';
import type { SetupStep } from './setup-step.ts';

export default {
  key: 'roles',
  title: (words) => words.guilds('setup.roles.title'),
  text: (words) => words.guilds('setup.roles.text'),

  async look(guild, context) {
    return { now: await mappingLines(guild.id, context), problems: [], rows: [] };
  },
} satisfies SetupStep;
