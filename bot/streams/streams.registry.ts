import type { ContextRegistry } from '../context-registry.ts';
import live from './live.command.ts';
import { showStream } from './show-stream.ts';

export default {
  commands: [live],
  tasks: {
    'stream.started': ({ streamId }, context) => showStream(streamId, context),
    'stream.ended': ({ streamId }, context) => showStream(streamId, context),
  },
} satisfies ContextRegistry;
