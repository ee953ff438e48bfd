import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSame } from '../credentials.ts';
import type { Faults } from '../faults.ts';
import { readText } from '../read-text.ts';
import type { RequestLog } from '../request-log.ts';
import { readFaultOrder } from './read-fault-order.ts';

interface World {
  faults: Faults;
  requests: RequestLog;
  memory: Map<string, number>;
  controlToken: string;
}

/**
 * The control API, JSON in and out, for who has the control token and for no web page (they send an Origin):
 *
 *   POST   /control/faults    orders a fault, see `read-fault-order.ts`
 *   DELETE /control/faults    takes them all back
 *   GET    /control/requests  the last 500 calls, oldest first
 *   DELETE /control/requests  forgets them
 *   DELETE /control/memory    forgets what services remember, such as tokens that were used
 */
export async function answerControl(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!isSame(given, world.controlToken)) return send(response, 403, { message: 'The control API wants its token.' });
  if (request.headers.origin) return send(response, 403, { message: 'The control API does not answer web pages.' });

  switch (`${request.method} ${request.url}`) {
    case 'POST /control/faults': {
      const order = readFaultOrder(await readText(request));
      if ('problem' in order) return send(response, 400, { message: order.problem });
      world.faults.order(order);
      return send(response, 204);
    }
    case 'DELETE /control/faults':
      world.faults.clear();
      return send(response, 204);
    case 'GET /control/requests':
      return send(response, 200, world.requests.list());
    case 'DELETE /control/requests':
      world.requests.clear();
      return send(response, 204);
    case 'DELETE /control/memory':
      world.memory.clear();
      return send(response, 204);
    default:
      return send(response, 404, { message: 'There is no such call.' });
  }
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, body ? { 'Content-Type': 'application/json; charset=utf-8' } : {});
  response.end(body ? JSON.stringify(body) : undefined);
}
