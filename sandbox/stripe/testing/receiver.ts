import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Tests look into objects of every kind, as they were parsed. */
type Parsed = ReturnType<JSON['parse']>;

/** An event as an endpoint got it, with what its signature says. */
export interface Received {
  id: string;
  type: string;
  /** Of an event of a connected account. */
  account?: string;
  data: { object: Parsed; previous_attributes?: Parsed };
  isSigned: boolean;
}

/** A webhook endpoint of a few lines, that checks signatures by hand. */
export interface Receiver {
  url: string;
  received: Received[];
  types(): string[];
  /** What it answers from now on; 200 at first. */
  answer(status: number): void;
  close(): Promise<void>;
}

export async function startReceiver(secret: string): Promise<Receiver> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const header = String(request.headers['stripe-signature']);
      const [, time = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
      const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
      if (status === 200) received.push({ ...JSON.parse(body), isSigned: signature === expected });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    types: () => received.map(({ type }) => type),
    answer(next) {
      status = next;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
