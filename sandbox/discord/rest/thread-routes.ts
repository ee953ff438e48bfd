import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { demand, getChannel, getThread } from '../actions/place.ts';
import { startThread, startThreadFromMessage, type ThreadDraft } from '../actions/start-thread.ts';
import { addThreadMember, removeThreadMember } from '../actions/thread-membership.ts';
import { errors } from '../errors.ts';
import { canView } from '../permissions.ts';
import { presentFullThreadMember, presentThread, presentThreadMember } from '../present/present-thread.ts';
import { DISCORD_EPOCH_MS } from '../snowflakes.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import type { Thread } from '../state/channel.ts';
import { threadsOf } from '../state/place.ts';
import type { World } from '../world.ts';
import { demandMembersIntent } from './demand-members-intent.ts';
import { countParam, flagParam, readQuery, snowflakeParam } from './query.ts';
import { created, noContent, ok, type Route, route } from './route.ts';

const { ReadMessageHistory, ManageThreads } = PermissionFlagsBits;
const isPrivate = (thread: Thread) => thread.type === ChannelType.PrivateThread;
const isJoined = (thread: Thread, userId: string) => thread.members.some((member) => member.userId === userId);

/** https://discord.com/developers/docs/resources/channel#list-public-archived-threads and the two after it. */
const ARCHIVES = [
  {
    path: '/channels/:channelId/threads/archived/public',
    isListed: (thread: Thread) => !isPrivate(thread),
    permission: ReadMessageHistory,
  },
  {
    path: '/channels/:channelId/threads/archived/private',
    isListed: isPrivate,
    permission: ReadMessageHistory | ManageThreads,
  },
  {
    path: '/channels/:channelId/users/@me/threads/archived/private',
    isListed: (thread: Thread, userId: string) => isPrivate(thread) && isJoined(thread, userId),
    permission: ReadMessageHistory,
  },
];

/** https://discord.com/developers/docs/resources/channel#start-thread-without-message and its neighbours. */
export const threadRoutes: Route[] = [
  route<ThreadDraft>({
    method: 'POST',
    path: '/channels/:channelId/threads',
    authority: 'bot',
    body: oneOf('CreateTextThreadWithoutMessageRequest'),
    reply: oneOf('CreatedThreadResponse'),
    handle({ world, userId, param, body }) {
      return created(presentThread(startThread(world, userId, param('channelId'), body), userId));
    },
  }),
  route<ThreadDraft>({
    method: 'POST',
    path: '/channels/:channelId/messages/:messageId/threads',
    authority: 'bot',
    // The spec names no `type` here, but discord.js sends one to every start of a thread, and Discord lets it be.
    body: oneOf('CreateTextThreadWithMessageRequest', 'CreateTextThreadWithoutMessageRequest'),
    reply: oneOf('ThreadResponse'),
    handle({ world, userId, param, body }) {
      const thread = startThreadFromMessage(world, userId, param('channelId'), param('messageId'), body);
      return created(presentThread(thread, userId));
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channelId/thread-members',
    authority: 'bot',
    reply: listOf('ThreadMemberResponse'),
    handle({ world, userId, param, query }) {
      const {
        with_member,
        limit,
        after = '0',
      } = readQuery(query, { with_member: flagParam, limit: countParam(1, 100, 100), after: snowflakeParam });
      demandMembersIntent(world);
      const thread = getThread(world, userId, param('channelId'));
      const members = thread.members.filter((member) => BigInt(member.userId) > BigInt(after)).slice(0, limit);
      return ok(
        members.map((member) =>
          with_member ? presentFullThreadMember(world.state, thread, member) : presentThreadMember(thread, member),
        ),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channelId/thread-members/:userId',
    authority: 'bot',
    reply: oneOf('ThreadMemberResponse'),
    handle({ world, userId, param, query }) {
      const { with_member } = readQuery(query, { with_member: flagParam });
      const thread = getThread(world, userId, param('channelId'));
      const wanted = meOr(param('userId'), userId);
      const member = thread.members.find((one) => one.userId === wanted);
      if (!member) throw errors.unknownMember();
      return ok(
        with_member ? presentFullThreadMember(world.state, thread, member) : presentThreadMember(thread, member),
      );
    },
  }),
  route({
    method: 'PUT',
    path: '/channels/:channelId/thread-members/:userId',
    authority: 'bot',
    handle({ world, userId, param }) {
      addThreadMember(world, userId, getThread(world, userId, param('channelId')), meOr(param('userId'), userId));
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channelId/thread-members/:userId',
    authority: 'bot',
    handle({ world, userId, param }) {
      removeThreadMember(world, userId, getThread(world, userId, param('channelId')), meOr(param('userId'), userId));
      return noContent();
    },
  }),
  ...ARCHIVES.map(({ path, isListed, permission }) =>
    route({
      method: 'GET',
      path,
      authority: 'bot',
      reply: oneOf('ThreadsResponse'),
      handle({ world, userId, param, query }) {
        const { before, limit } = readQuery(query, { before: z.optional(z.string()), limit: countParam(2, 100, 50) });
        const parent = getChannel(world, userId, param('channelId'));
        demand(world, userId, permission, parent);
        const archived = [...world.state.threads.values()].filter(
          (thread) =>
            thread.parentId === parent.id &&
            thread.isArchived &&
            isListed(thread, userId) &&
            (before === undefined || thread.archivedAt < timeOf(before)),
        );
        const page = archived.sort((a, b) => b.archivedAt - a.archivedAt);
        return ok({
          ...presentThreads(world, userId, page.slice(0, limit)),
          has_more: page.length > limit,
        });
      },
    }),
  ),
  route({
    method: 'GET',
    path: '/guilds/:guildId/threads/active',
    authority: 'bot',
    reply: oneOf('ThreadsResponse'),
    handle({ world, userId, param }) {
      const active = threadsOf(world.state, param('guildId')).filter((thread) => !thread.isArchived);
      return ok(presentThreads(world, userId, active));
    },
  }),
];

function presentThreads({ state }: World, userId: string, threads: Thread[]): object {
  const visible = threads.filter((thread) => canView(state, userId, thread));
  const members = visible.flatMap((thread) =>
    thread.members.filter((one) => one.userId === userId).map((one) => presentThreadMember(thread, one)),
  );
  return { threads: visible.map((thread) => presentThread(thread, userId)), members, has_more: false };
}

/** A time, or the snowflake of one: the three lists differ in which they take. */
function timeOf(before: string): number {
  return /^\d+$/.test(before) ? Number(BigInt(before) >> 22n) + DISCORD_EPOCH_MS : Date.parse(before);
}

function meOr(given: string, userId: string): string {
  return given === '@me' ? userId : given;
}
