import type { ContextRegistry } from '../context-registry.ts';
import figures from './figures/figures.command.ts';
import { showGuildFigures } from './figures/show-guild-figures.ts';
import metrics from './metrics.command.ts';
import mrr from './stats/mrr.command.ts';
import peak from './stats/peak.command.ts';
import stats from './stats/stats.command.ts';

export default {
  commands: [metrics, stats, peak, mrr, figures],
  tasks: { 'metrics.guild.due': showGuildFigures },
} satisfies ContextRegistry;
