import { EmbedBuilder, escapeMarkdown } from 'discord.js';
import type { SupportTarget } from '#domain/support/sla/support-target.entity.ts';
import type { Escalation } from '#domain/support/sla/support-targets.ts';
import { formatTargetTime } from '#domain/support/sla/target-time.ts';
import type { BotContext } from '../../context.ts';

interface Promises {
  targets: readonly SupportTarget[];
  escalation: Escalation;
  hasLead: boolean;
  /** Categories by id. */
  names: ReadonlyMap<string, string>;
}

/** What a guild promises its members, from the most general on. */
export function slaEmbed({ targets, escalation, hasLead, names }: Promises, { words }: Pick<BotContext, 'words'>) {
  const { sla } = words;
  const { step, warnPercent } = escalation;
  const lines = targets.map((target) => line(target, names, words));
  const rules = [
    sla('sla.working'),
    warnPercent < 100 ? sla('sla.warnAt', { percent: warnPercent }) : sla('sla.warnNever'),
    sla(`sla.step.${step}`),
    ...(step === 'lead' && !hasLead ? [sla('sla.noLead')] : []),
  ];
  const said = lines.length > 0 ? lines.join('\n') : sla('sla.none');
  return new EmbedBuilder()
    .setColor(0xf2b544)
    .setTitle(sla('sla.title'))
    .setDescription(`${said.slice(0, 3_000)}\n\n${rules.join('\n')}`);
}

function line(target: SupportTarget, names: ReadonlyMap<string, string>, words: BotContext['words']): string {
  const { sla } = words;
  const promised = (minutes: number | null | undefined) =>
    minutes == null ? sla('sla.noPromise') : sla('sla.within', { time: formatTargetTime(minutes) });
  return sla('sla.line', {
    scope: scopeOf(target, names, words),
    first: promised(target.firstResponseMinutes),
    resolution: promised(target.resolutionMinutes),
  });
}

function scopeOf(
  { categoryId, priority }: SupportTarget,
  names: ReadonlyMap<string, string>,
  { sla, support }: BotContext['words'],
): string {
  if (!categoryId && !priority) return sla('sla.everyTicket');
  const category = categoryId ? escapeMarkdown(names.get(categoryId) ?? sla('sla.gone')) : sla('sla.anyCategory');
  return sla('sla.scope', { category, priority: priority ? support(`priority.${priority}`) : sla('sla.anyPriority') });
}
