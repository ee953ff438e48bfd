import Router from '@koa/router';
import { removeMessage } from '../actions/delete-message.ts';
import { announceGuild, announceOutage } from '../actions/guild-life.ts';
import { errors } from '../errors.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Line } from '../line.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { FAULT_ORDER, type FaultOrder } from './fault-order.ts';
import { readJson } from './read-json.ts';

/** `/control/faults`: what goes wrong, on order. */
export function faultRoutes(world: World, sessions: Sessions, line: Line): Router {
  const router = new Router({ prefix: '/control/faults' });

  router.post('/', async (ctx) => {
    const order = await readJson(ctx.req, FAULT_ORDER);
    ctx.status = 204;
    if (order.kind === 'down') ctx.res.once('finish', () => goDown(world, line, order.ms));
    else strike(world, sessions, order);
  });
  router.delete('/', (ctx) => {
    world.faults.clear();
    ctx.status = 204;
  });
  return router;
}

function strike(world: World, sessions: Sessions, order: Exclude<FaultOrder, { kind: 'down' }>): void {
  const { connections } = sessions;
  switch (order.kind) {
    case 'dropSockets':
      sessions.drop();
      return;
    case 'closeSockets':
      for (const connection of connections) connection.close(order.code, 'as ordered');
      return;
    case 'reconnect':
      for (const connection of connections) connection.askToReconnect();
      return;
    case 'invalidSession':
      for (const connection of connections) connection.invalidate(order.isResumable);
      return;
    case 'duplicate':
      world.faults.duplicate(order.event, order.times);
      return;
    case 'deleteMessage':
      deleteAsModerator(world, order);
      return;
    case 'intents':
      world.faults.allowedIntents = order.allowed;
      return;
    case 'sessionStarts':
      world.sessionStarts.leave(order.remaining);
      return;
    case 'shards':
      world.faults.recommendedShards = order.recommended;
      return;
    case 'guildsPerShard':
      world.faults.guildsPerShard = order.most;
      return;
    case 'apiOutage':
      world.faults.apiOutage = { answer: order.answer, isGatewayToo: order.isGatewayToo };
      if (order.isGatewayToo) sessions.drop();
      return;
    case 'outage':
      announceOutage(world, getGuild(world.state, order.guildId));
      return;
    case 'recovery':
      announceGuild(world, getGuild(world.state, order.guildId));
      return;
    default: {
      const { method, path, times, ...effect } = order;
      world.faults.order({ method, path, times, effect });
    }
  }
}

/** The answer is out: what orders this cannot be told later that it is over. */
function goDown({ clock, log }: World, line: Line, ms: number): void {
  const failed = (error: unknown) => log.error({ err: error }, 'the line is not what it should be');
  line.cut().catch(failed);
  clock.after(ms, () => void line.mend().catch(failed));
}

function deleteAsModerator(world: World, { channelId, messageId }: { channelId: string; messageId: string }): void {
  const message = world.state.messages.get(messageId);
  if (message?.channelId !== channelId) throw errors.unknownMessage();
  removeMessage(world, message);
}
