import type { Guild } from 'discord.js';
import type { CapabilityReport } from '#domain/guilds/capability-report.entity.ts';
import { isFailing } from '#domain/guilds/is-failing.ts';
import type { BotContext } from '../../context.ts';
import { capabilities } from '../capabilities.ts';
import type { Capability, CapabilityLook, OffReason } from '../capability.ts';
import { findProblems } from '../find-problems.ts';
import { type Problem, sentenceOf } from '../problem.ts';

/** How a capability stands in a guild now. `ready`: nothing is in its way, and it has not been needed yet. */
export interface CapabilityState {
  capability: Capability;
  state: 'works' | 'ready' | 'off' | 'broken';
  /** Why it is off. */
  why: OffReason | null;
  problems: Problem[];
  report: CapabilityReport | null;
}

/**
 * Looks at everything the bot can do for a guild: what is chosen, what is missing, and how the last attempts went.
 * What is found is written down where it is news, so that staff can be told.
 */
export async function capabilityStates(guild: Guild, context: BotContext): Promise<CapabilityState[]> {
  const before = await context.capabilityReports.byKey(guild.id);
  const looks: { capability: Capability; look: CapabilityLook; problems: Problem[] }[] = [];
  // What is written down is read later, in the language of who reads it.
  const kept = { ...context, words: context.languages.codes };
  for (const capability of capabilities) {
    const look = await capability.look(guild, context);
    const keptLook = look.isOn && look.problems?.length ? await capability.look(guild, kept) : look;
    await keep(guild, { capability, look: keptLook, report: before.get(capability.key) ?? null }, kept);
    looks.push({ capability, look, problems: look.isOn ? findProblems(capability, look, guild, context) : [] });
  }
  const reports = await context.capabilityReports.byKey(guild.id);
  return looks.map((each) => stateOf(each, reports.get(each.capability.key) ?? null));
}

async function keep(
  guild: Guild,
  { capability, look, report }: { capability: Capability; look: CapabilityLook; report: CapabilityReport | null },
  context: BotContext,
): Promise<void> {
  const { capabilityReports, words } = context;
  const guildId = guild.id;
  if (!look.isOn) {
    if (report?.brokenSince) await capabilityReports.switchedOff(guildId, capability.key);
    return;
  }
  const sentences = findProblems(capability, look, guild, context).map((problem) => sentenceOf(problem, words));
  const problem = sentences.length > 0 ? sentences.join(' ') : null;
  if (problem !== (report?.problem ?? null)) await capabilityReports.checked(guildId, capability.key, problem);
}

function stateOf(
  { capability, look, problems }: { capability: Capability; look: CapabilityLook; problems: Problem[] },
  report: CapabilityReport | null,
): CapabilityState {
  if (!look.isOn) return { capability, state: 'off', why: look.why, problems, report };
  const isBroken = problems.length > 0 || (report !== null && isFailing(report));
  const state = isBroken ? 'broken' : report?.lastWorkedAt ? 'works' : 'ready';
  return { capability, state, why: null, problems, report };
}
