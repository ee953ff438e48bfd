import type { Capability } from '../../guilds/capability.ts';

export default {
  key: 'counters',
  name: (words) => words.metrics('capability.counters.name'),
  description: (words) => words.metrics('capability.counters.description'),
  setUp: (words) => words.metrics('capability.counters.setUp'),
  needs: {},

  async look(guild, { guildCounters, words }) {
    const counters = await guildCounters.list(guild.id);
    if (counters.length === 0) return { isOn: false, why: 'not_set_up' };
    const problems = counters.flatMap(({ channelId, failure }) =>
      failure ? [{ missing: `<#${channelId}>`, disables: failure }] : [],
    );
    return {
      isOn: true,
      problems: problems.map(({ missing, disables }) => ({
        missing: words.metrics('counter.name', { channel: missing }),
        disables,
      })),
    };
  },
} satisfies Capability;
