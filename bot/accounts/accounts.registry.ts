import type { ContextRegistry } from '../context-registry.ts';
import link from './link.command.ts';
import unlink from './unlink.command.ts';

export default {
  commands: [link, unlink],
} satisfies ContextRegistry;
