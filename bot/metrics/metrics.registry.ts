import type { ContextRegistry } from '../context-registry.ts';
import metrics from './metrics.command.ts';

export default {
  commands: [metrics],
} satisfies ContextRegistry;
