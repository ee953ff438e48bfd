import type { ContextRegistry } from '../context-registry.ts';
import liveAlerts from './alerts/live-alerts.command.ts';
import { crosspostCard } from './crosspost-card.ts';
import live from './live.command.ts';
import { showStream } from './show-stream.ts';

export default {
  commands: [live, liveAlerts],
  tasks: {
    'stream.started': ({ streamId }, context) => showStream(streamId, context),
    'stream.changed': ({ streamId }, context) => showStream(streamId, context),
    'announcement.crosspost': crosspostCard,
    'stream.ended': ({ streamId }, context) => showStream(streamId, context),
  },
} satisfies ContextRegistry;
