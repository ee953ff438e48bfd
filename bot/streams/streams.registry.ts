import type { ContextRegistry } from '../context-registry.ts';
import liveAlerts from './alerts/live-alerts.command.ts';
import { crosspostCard } from './crosspost-card.ts';
import { syncGuildEvents } from './events/sync-guild-events.ts';
import { tellFinding } from './health/tell-finding.ts';
import live from './live.command.ts';
import { syncLiveRoles } from './live-role/sync-live-roles.ts';
import notifyButton from './pings/notify.button.ts';
import notify from './pings/notify.command.ts';
import stopButton from './pings/notify-stop.button.ts';
import { postMention } from './pings/post-mention.ts';
import { sendPings } from './pings/send-pings.ts';
import schedule from './schedule/schedule.command.ts';
import { showStream } from './show-stream.ts';

export default {
  commands: [live, liveAlerts, notify, schedule],
  buttons: [notifyButton, stopButton],
  tasks: {
    'stream.started': ({ streamId }, context) => showStream(streamId, context),
    'stream.changed': ({ streamId }, context) => showStream(streamId, context),
    'stream.pings': async ({ streamId }, context) => {
      await context.pingDeliveries.prepare(streamId);
    },
    'live-roles.sync': (_, context) => syncLiveRoles(context),
    'guild-events.sync': syncGuildEvents,
    'stream.finding': tellFinding,
    'pings.send': sendPings,
    'pings.mention': postMention,
    'announcement.crosspost': crosspostCard,
    'stream.ended': ({ streamId }, context) => showStream(streamId, context),
  },
  routes: {
    // Whichever shard takes it up writes the rows down.
    'stream.pings': async () => [],
    // A direct message is written by whichever shard.
    'stream.finding': async () => [],
    'live-roles.sync': async (_, { liveRoles }) => liveRoles.listGuilds(),
    'pings.send': ({ deliveryIds }, { pingDeliveries }) => pingDeliveries.guildsOf(deliveryIds),
    'pings.mention': async ({ mentionId }, { pingDeliveries }) => {
      const found = await pingDeliveries.findMention(mentionId);
      return found ? [found.mention.guildId] : [];
    },
  },
} satisfies ContextRegistry;
