import type { Bus } from './bus.ts';
import type { AttachmentFiles } from './cdn/attachment-files.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { SessionStarts } from './gateway/session-starts.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { InvalidRequests } from './invalid-requests.ts';
import type { Logger } from './logger.ts';
import type { Authorizations } from './oauth2/authorizations.ts';
import type { SandboxOptions } from './options.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RequestLog } from './request-log.ts';
import type { CommandCreates } from './rules/command-creates.ts';
import type { Nonces } from './rules/nonces.ts';
import type { OldEdits } from './rules/old-edits.ts';
import type { Slowmode } from './rules/slowmode.ts';
import type { Spec } from './spec/spec.ts';
import type { Attachment } from './state/message.ts';
import type { State } from './state/state.ts';

/** The parts every room of the sandbox works with, built once by `startSandbox`. */
export interface World {
  options: SandboxOptions;
  /** The sandbox's own address, without a slash at the end. */
  url: string;
  clock: Clock;
  log: Logger;
  state: State;
  /** Says that the state changed. */
  touch(): void;
  /** Makes an id. */
  snowflake(): string;
  bus: Bus;
  spec: Spec;
  files: AttachmentFiles;
  interactions: Interactions;
  authorizations: Authorizations;
  faults: Faults;
  requests: RequestLog;
  nonces: Nonces;
  oldEdits: OldEdits;
  slowmode: Slowmode;
  commandCreates: CommandCreates;
  limits: RateLimits;
  sessionStarts: SessionStarts;
  /** Files that came with commands, by id; forgotten at a restart. */
  uploads: Map<string, Attachment>;
  invalidRequests: InvalidRequests;
  /** Cancels what would archive a thread, or begin or complete a scheduled event, by its id. */
  sleeps: Map<string, () => void>;
}
