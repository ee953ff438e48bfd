/** Off: it lacks credentials, and nobody misses it. Broken: it should work, and does not. */
export type PartState = 'on' | 'off' | 'broken';

/** One part of the platform, as anyone may know it; `reason` and `count` are for staff. */
export interface PlatformPart {
  key: 'server' | 'bot' | 'jobs' | 'media' | 'mail' | 'supportMail' | 'billing' | 'source';
  /** Of a source, its name; else null. */
  label: string | null;
  state: PartState;
  /** When it was last known to work. */
  lastAt: Date | null;
  /** How many of it there are: processes, guilds of the bot, workers of media. */
  count: number | null;
  /** Why it is off or broken; of what works, what failed last. */
  reason: string | null;
}
