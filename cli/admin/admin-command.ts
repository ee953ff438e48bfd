import type { ParseArgsOptionsConfig } from 'node:util';
import type { Domain } from '#domain/domain.ts';
import type { HostingSettings } from '#domain/finance/hosting-settings.ts';
import type { SourceSettings } from '#domain/metrics/source-list.ts';
import type { PlausibleSettings } from '#platform/plausible.ts';

export interface AdminInput {
  domain: Domain;
  /** Where the web pages are, without a slash at the end. */
  publicUrl: string;
  /** Null where encoders cannot send over RTMP. */
  rtmpUrl: string | null;
  /** Weeks and months are cut in this zone, and a day begins in it. */
  timeZone: string;
  /** What is needed to ask the services outside. */
  plausible: PlausibleSettings;
  sources: SourceSettings & HostingSettings;
  positionals: string[];
  values: Record<string, string | boolean | undefined>;
  now(): Date;
  /** A line about how far it is, beside the result. */
  tell(line: string): void;
}

/** One thing that an operator does. What `run` returns is printed as JSON. */
export interface AdminCommand {
  /** As typed: one word or two (`stream-key rotate`). */
  name: string;
  usage: string;
  /** How many words must follow the name. */
  positionals: number;
  /** How many more may. */
  optionalPositionals?: number;
  /** Whether it asks services outside, which sandboxes on this machine may play. */
  isAskingOutside?: true;
  options?: ParseArgsOptionsConfig;
  run(input: AdminInput): Promise<object>;
}

/** A command line that makes no sense; the usage is shown with it. */
export class UsageError extends Error {}

/** A word that `positionals` has promised to be there. */
export function word({ positionals }: AdminInput, index: number): string {
  const value = positionals[index];
  if (value === undefined) throw new UsageError('a word is missing');
  return value;
}

/** @throws UsageError when the option was not given */
export function requiredOption({ values }: AdminInput, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`--${name} is missing`);
}

export function optionalOption({ values }: AdminInput, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
