import { DiscordError } from './discord-error.ts';
import { fieldErrors } from './field-errors.ts';

/**
 * Discord's refusals by name; each number is from
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export const errors = {
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordError(404, 0, '404: Not Found'),
  unknownChannel: () => new DiscordError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordError(404, 10008, 'Unknown Message'),
  unknownRole: () => new DiscordError(404, 10011, 'Unknown Role'),
  unknownUser: () => new DiscordError(404, 10013, 'Unknown User'),
  unknownEmoji: () => new DiscordError(400, 10014, 'Unknown Emoji'),
  unknownBan: () => new DiscordError(404, 10026, 'Unknown Ban'),
  unknownScheduledEvent: () => new DiscordError(404, 10070, 'Unknown Guild Scheduled Event'),
  tooManyScheduledEvents: (max: number) =>
    new DiscordError(400, 30038, `Maximum number of uncompleted guild scheduled events reached (${max})`),
  finishedEvent: () => new DiscordError(400, 180000, 'Cannot update a finished event'),
  tooManyEmojis: (max: number) => new DiscordError(400, 30008, `Maximum number of emojis reached (${max})`),
  tooManyAnimatedEmojis: (max: number) =>
    new DiscordError(400, 30018, `Maximum number of animated emojis reached (${max})`),
  unknownWebhook: () => new DiscordError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordError(404, 10063, 'Unknown application command'),
  tooManyCommands: () => new DiscordError(400, 30032, 'Maximum number of application commands reached (100)'),
  tooManyDailyCommands: () =>
    new DiscordError(400, 30034, 'Max number of daily application command creates has been reached (200)'),
  banned: () => new DiscordError(403, 40007, 'The user is banned from this guild.'),
  severalParents: () => new DiscordError(400, 40009, 'Only one channel can have a parent_id modified at a time'),
  tooLarge: () => new DiscordError(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new DiscordError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new DiscordError(403, 50001, 'Missing Access'),
  notYourMessage: () => new DiscordError(403, 50005, 'Cannot edit a message authored by another user'),
  noDirectMessages: () => new DiscordError(403, 50007, 'Cannot send messages to this user'),
  noMutualGuild: () => new DiscordError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
  emptyMessage: () => new DiscordError(400, 50006, 'Cannot send an empty message'),
  invalidGuild: () => new DiscordError(400, 50055, 'Invalid Guild'),
  notInDirectMessages: () => new DiscordError(400, 50003, 'Cannot execute action on a DM channel'),
  notInChannelType: () => new DiscordError(400, 50024, 'Cannot execute action on this channel type'),
  missingPermissions: () => new DiscordError(403, 50013, 'Missing Permissions'),
  invalidToken: () => new DiscordError(401, 50027, 'Invalid Webhook Token'),
  threadArchived: () => new DiscordError(400, 50083, 'Thread is archived'),
  threadExists: () => new DiscordError(400, 160004, 'A thread has already been created for this message'),
  threadLocked: () => new DiscordError(400, 160005, 'Thread is locked'),
  tooManyPins: () => new DiscordError(400, 30003, 'Maximum number of pins reached for the channel (250)'),
  tooManyFiles: () => new DiscordError(400, 30015, 'Maximum number of attachments in a message reached (10)'),
  tooManyThreadMembers: () => new DiscordError(400, 30033, 'Max number of thread participants has been reached (1000)'),
  alreadyCrossposted: () => new DiscordError(400, 40033, 'This message was already crossposted.'),
  wrongCountToDelete: () =>
    new DiscordError(400, 50016, 'You can only bulk delete between 2 and 100 messages at a time.'),
  tooOldToDelete: () => new DiscordError(400, 50034, 'You can only bulk delete messages that are under 14 days old.'),
  pinnedElsewhere: () => new DiscordError(400, 50019, 'A message can only be pinned in the channel it was sent in.'),
  systemMessage: () => new DiscordError(403, 50021, 'Cannot execute action on a system message'),
  invalidMessageType: () => new DiscordError(400, 50068, 'Invalid message type'),
  noHistoryToReply: () => new DiscordError(400, 160002, 'Cannot reply without permission to read message history'),
  tooManyThreads: () => new DiscordError(400, 160006, 'Maximum number of active threads reached'),
  tooManyRoles: () => new DiscordError(400, 30005, 'Maximum number of guild roles reached (250)'),
  tooManyChannels: () => new DiscordError(400, 30013, 'Maximum number of guild channels reached (500)'),
  unknownOverwrite: () => new DiscordError(404, 10009, 'Unknown Permission Overwrite'),
  invalidRole: () => new DiscordError(400, 50028, 'Invalid role'),
  invalidRecipient: () => new DiscordError(400, 50033, 'Invalid Recipient(s)'),
  invalidJson: () => new DiscordError(400, 50109, 'The request body contains invalid JSON.'),
  invalidForm: (path: PropertyKey[], code: string, message: string) =>
    new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors([{ path, code, message }])),
};
