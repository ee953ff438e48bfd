import type { WantedPort } from './require-free-ports.ts';
import type { ProcessSpec } from './supervised-process.ts';

/** A sandbox that a start runs in the place of somebody outside. */
export interface PlayedService {
  spec: ProcessSpec;
  port: WantedPort;
  /** The variables with which Glim's processes reach it, as they would reach the real one. */
  credentials: NodeJS.ProcessEnv;
  /** Its row of the ready block: a name, where it is, and what to set for the real one. */
  row: { name: string; url: string; words: string };
}
