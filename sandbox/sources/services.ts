import type { Service } from './service.ts';
import { github } from './services/github.ts';
import { facebook, instagram } from './services/graph.ts';

/** Everybody who is played. A service is one more file in `services/`, listed here. */
export const SERVICES: Service[] = [instagram, facebook, github];
