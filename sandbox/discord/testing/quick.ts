import type { SandboxOptions } from '../options.ts';

/** Options of a Discord that keeps nobody waiting: its limits are there, and over in a moment. */
export const QUICK = { identifyEveryMs: 0, shortWindowMs: 100 } satisfies Partial<SandboxOptions>;
