import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** By name in small letters, unfolded; encoded words stay encoded. */
  headers: Map<string, string>;
  text: string;
  html: string;
  raw: string;
}

/** Where in the conversation a mail is turned away, and with what. */
export interface Refusal {
  at: 'mail' | 'rcpt' | 'data';
  code: number;
  text: string;
}

/** A real SMTP server on this machine that keeps what it takes. */
export interface TestMailServer {
  url: string;
  received: ReceivedMail[];
  /** By recipient, who is turned away until the entry is gone. */
  refusals: Map<string, Refusal>;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const refusals: TestMailServer['refusals'] = new Map();
  const refusal = (at: Refusal['at'], address: string) => {
    const given = refusals.get(address);
    if (given?.at !== at) return undefined;
    return Object.assign(new Error(given.text), { responseCode: given.code });
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, answer) => answer(refusal('rcpt', address)),
    onMailFrom: (_from, _session, answer) =>
      answer([...refusals.keys()].map((to) => refusal('mail', to)).find(Boolean)),
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refused = refusal('data', to[0] ?? '');
        if (refused) return answer(refused);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        received.push({ from, to, ...readMail(Buffer.concat(chunks).toString('utf8')) });
        answer();
      });
    },
  });
  server.on('error', () => undefined); // A client that hangs up is no event of the test.
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refusals,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

function readMail(raw: string): Pick<ReceivedMail, 'headers' | 'text' | 'html' | 'raw'> {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? 'none';
  const parts = body.split(`--${boundary}`).map((part) => split(part.replace(/^\r\n/, '')));
  const part = (type: string) => {
    const found = parts.find((each) => each.headers.get('content-type')?.startsWith(type));
    return found ? decode(found.body, found.headers.get('content-transfer-encoding')) : '';
  };
  return { headers, text: part('text/plain'), html: part('text/html'), raw };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
  );
  return { headers, body: raw.slice(end + 4) };
}

function decode(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body.replaceAll('\r\n', '\n');
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}
