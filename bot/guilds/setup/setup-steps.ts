import type { Guild } from 'discord.js';
import type { BotContext } from '../../context.ts';
import alerts from './alerts.step.ts';
import emotes from './emotes.step.ts';
import glimcap from './glimcap.step.ts';
import metrics from './metrics.step.ts';
import roles from './roles.step.ts';
import type { SetupStep } from './setup-step.ts';
import staff from './staff.step.ts';
import tickets from './tickets.step.ts';

/** The questions of `/setup`, in order. */
const STEPS: readonly SetupStep[] = [alerts, tickets, staff, metrics, emotes, glimcap, roles];

/** Those that are asked of this guild. */
export function stepsOf(guild: Guild, context: BotContext): SetupStep[] {
  return STEPS.filter(({ isFor }) => isFor?.(guild, context) ?? true);
}
