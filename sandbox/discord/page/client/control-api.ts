import type { Access, Member, Message, OptionValues, OutcomeView, View } from './types.ts';

export interface Upload {
  filename: string;
  contentType: string;
  base64: string;
}

export interface LoggedCall {
  at: number;
  method: string;
  path: string;
  status: number;
}

/** A refusal of the control API, with what is wrong by field. */
export class Refusal extends Error {
  readonly fields: Record<string, string>;

  constructor(message: string, fields: Record<string, string>) {
    super(message);
    this.name = 'Refusal';
    this.fields = fields;
  }
}

/** The guild as this member sees it; the owner's view where `as` is left out. @throws Refusal */
export function fetchView({ as, guild }: { as?: string | undefined; guild?: string | undefined } = {}): Promise<View> {
  const query = new URLSearchParams({ ...(as ? { as } : {}), ...(guild ? { guild } : {}) });
  return call('GET', `/state?${query}`);
}

/** Everything one member can do. Each call throws a Refusal. */
export function actAs(userId: string) {
  const as = `/as/${userId}`;
  return {
    messages: (channelId: string, before?: string) =>
      call<Message[]>(
        'GET',
        `/channels/${channelId}/messages?as=${userId}&limit=50${before ? `&before=${before}` : ''}`,
      ),
    post: (body: { channelId: string; content: string; replyTo?: string; files: Upload[] }) =>
      call<Message>('POST', `${as}/messages`, body),
    edit: (channelId: string, messageId: string, content: string) =>
      call<Message>('PATCH', `${as}/messages/${messageId}`, { channelId, content }),
    delete: (channelId: string, messageId: string) =>
      call<null>('DELETE', `${as}/messages/${messageId}?channelId=${channelId}`),
    bulkDelete: (channelId: string, messageIds: string[]) =>
      call<null>('POST', `${as}/bulk-delete`, { channelId, messageIds }),
    react: (body: { channelId: string; messageId: string; emoji: string; remove?: true }) => {
      const { messageId, ...rest } = body;
      return call<null>('POST', `${as}/messages/${messageId}/reactions`, rest);
    },
    slash: (channelId: string, command: string, options: Record<string, OptionValues[string] | Upload>) =>
      call<OutcomeView>('POST', `${as}/slash`, { channelId, command, options }),
    messageCommand: (channelId: string, messageId: string, command: string) =>
      call<OutcomeView>('POST', `${as}/message-command`, { channelId, messageId, command }),
    autocomplete: (channelId: string, command: string, focused: string, options: OptionValues) =>
      call<OutcomeView>('POST', `${as}/autocomplete`, { channelId, command, focused, options }),
    component: (channelId: string, messageId: string, customId: string, values: string[]) =>
      call<OutcomeView>('POST', `${as}/components`, { channelId, messageId, customId, values }),
    modal: (interactionId: string, fields: Record<string, string | string[]>) =>
      call<OutcomeView>('POST', `${as}/modals`, { interactionId, fields }),
    userCommand: (channelId: string, targetId: string, command: string) =>
      call<OutcomeView>('POST', `${as}/user-command`, { channelId, targetId, command }),
    access: (channelId: string) => call<Access[]>('GET', `/channels/${channelId}/access?as=${userId}`),
    direct: () => call<{ id: string }>('POST', `${as}/direct`),
    set: (settings: { acceptsDirectMessages: boolean }) => call<null>('PATCH', `${as}/settings`, settings),
    join: (guildId: string) => call<null>('POST', `${as}/join`, { guildId }),
    leave: (guildId: string) => call<null>('POST', `${as}/leave`, { guildId }),
    /** What moderators do to another member. */
    timeOut: (targetId: string, body: { guildId: string; seconds: number }) =>
      call<null>('POST', `${as}/timeouts/${targetId}`, body),
    kick: (targetId: string, guildId: string) => call<null>('POST', `${as}/kicks/${targetId}`, { guildId }),
    ban: (targetId: string, body: { guildId: string; deleteMessageSeconds: number }) =>
      call<null>('POST', `${as}/bans/${targetId}`, body),
    unban: (targetId: string, guildId: string) => call<null>('POST', `${as}/unbans/${targetId}`, { guildId }),
  };
}

export type Acting = ReturnType<typeof actAs>;

export const addMember = (body: { name: string; roles: string[]; guildId: string }) =>
  call<Member>('POST', '/members', body);
export const setMemberRole = (userId: string, roleId: string, isGiven: boolean) =>
  call<null>(isGiven ? 'PUT' : 'DELETE', `/members/${userId}/roles/${roleId}`);
export const addGuild = (name: string) => call<{ id: string }>('POST', '/guilds', { name });
export const setBotHere = (guildId: string, isHere: boolean) =>
  call<null>(isHere ? 'PUT' : 'DELETE', `/guilds/${guildId}/bot`);
export const orderFault = (fault: object) => call<unknown>('POST', '/faults', fault);
export const clearFaults = () => call<unknown>('DELETE', '/faults');
export const listCalls = () => call<LoggedCall[]>('GET', '/requests');

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = (await send(method, path, body)) ?? (await sendAdmitted(method, path, body));
  if (!response) throw new Refusal('The sandbox does not know this page any more: reload it.', {});
  const text = await response.text();
  if (!response.ok) throw refusalOf(response.status, text);
  return JSON.parse(text === '' ? 'null' : text);
}

/** Undefined where the page's cookie is not taken, as after a restart of the sandbox. */
async function send(method: string, path: string, body?: object): Promise<Response | undefined> {
  const response = await fetch(`/control${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw new Refusal('The sandbox does not answer. Is it running?', {});
  });
  return response.status === 403 && (await isUnknown(response.clone())) ? undefined : response;
}

async function isUnknown(response: Response): Promise<boolean> {
  return (await response.text()).includes('The control API wants its token');
}

async function sendAdmitted(method: string, path: string, body?: object): Promise<Response | undefined> {
  await admit();
  return send(method, path, body);
}

/** Fetches the page for the cookie that comes with it. */
export async function admit(): Promise<void> {
  await fetch('/', { method: 'GET', cache: 'no-store' });
}

function refusalOf(status: number, text: string): Refusal {
  const parsed = parseObject(text);
  const fields = Object.fromEntries(fieldErrors(parsed.errors, []));
  const first = Object.values(fields)[0];
  const message = typeof parsed.message === 'string' ? parsed.message : `The sandbox answered ${status}.`;
  return new Refusal(first ?? message, fields);
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    // A proxy's or a crash's answer is no JSON; the status then says it all.
    return {};
  }
}

/** Discord nests them by path, with `_errors` as leaves: https://discord.com/developers/docs/reference#error-messages */
function fieldErrors(tree: unknown, path: string[]): [string, string][] {
  if (!isRecord(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (key !== '_errors') return fieldErrors(value, [...path, key]);
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return isRecord(first) ? [[path.at(-1) ?? '', String(first.message)]] : [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
