import type { ContextRegistry } from '../context-registry.ts';
import liveAlerts from './live-alerts.command.ts';

export default {
  commands: [liveAlerts],
} satisfies ContextRegistry;
