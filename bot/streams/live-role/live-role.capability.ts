import type { Capability } from '../../guilds/capability.ts';
import { needs } from '../../guilds/permission-need.ts';
import { liveRoleProblem } from './live-role-problem.ts';

export default {
  key: 'live-role',
  name: (words) => words.streams('capability.liveRole.name'),
  description: (words) => words.streams('capability.liveRole.description'),
  setUp: (words) => words.streams('capability.liveRole.setUp'),
  guildNeeds: needs(['ManageRoles'], (words) => words.streams('capability.liveRole.without')),
  needs: {},

  async look(guild, { guildStreams, words }) {
    const roleId = (await guildStreams.find(guild.id))?.liveRoleId;
    if (!roleId) return { isOn: false, why: 'not_set_up' };
    const problem = liveRoleProblem(guild, roleId, words);
    const missing = words.streams('capability.liveRole.missing');
    return { isOn: true, problems: problem ? [{ missing, disables: problem }] : [] };
  },
} satisfies Capability;
