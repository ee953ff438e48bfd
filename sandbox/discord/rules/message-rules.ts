import { type APIEmbed, MessageFlags } from 'discord-api-types/v10';
import { DiscordError } from '../discord-error.ts';
import { errors } from '../errors.ts';
import { type Complaint, fieldErrors } from '../field-errors.ts';
import { type AnyComponent, componentComplaints } from './component-rules.ts';

const MAX_CONTENT = 2000;
const MAX_FILES = 10;
const MAX_EMBED_TEXT = 6000;
const MAX_STICKERS = 3;

/** What a message would hold once sent or edited. */
export interface MessageParts {
  content: string;
  embeds: APIEmbed[];
  components: AnyComponent[];
  fileCount: number;
  stickerCount: number;
  flags: number;
}

/**
 * What Discord refuses in a message although its OpenAPI spec lets it pass.
 * https://discord.com/developers/docs/resources/message#create-message
 * @throws DiscordError 50035 with the fields, 50006 for an empty message, 30015 for more than ten files
 */
export function checkMessage(parts: MessageParts): void {
  const complaints = [
    ...contentComplaints(parts),
    ...stickerComplaints(parts),
    ...embedComplaints(parts.embeds),
    ...componentComplaints(parts),
  ];
  if (complaints.length > 0) throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaints));
  if (parts.fileCount > MAX_FILES) throw errors.tooManyFiles();
  if (isEmpty(parts)) throw errors.emptyMessage();
}

export function usesComponentsV2(flags: number): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

function contentComplaints({ content, embeds, stickerCount, flags }: MessageParts): Complaint[] {
  if (usesComponentsV2(flags)) return legacyFieldComplaints({ content, embeds, stickerCount });
  if (content.length <= MAX_CONTENT) return [];
  return [{ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${MAX_CONTENT} or fewer in length.` }];
}

/** https://discord.com/developers/docs/components/reference: V2 "disables content, embeds, poll and stickers". */
function legacyFieldComplaints({
  content,
  embeds,
  stickerCount,
}: Pick<MessageParts, 'content' | 'embeds' | 'stickerCount'>): Complaint[] {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const message = 'The field cannot be used with MessageFlags.IS_COMPONENTS_V2';
  const used = { content: content !== '', embeds: embeds.length > 0, sticker_ids: stickerCount > 0 };
  const fields = Object.entries(used).filter(([, isUsed]) => isUsed);
  return fields.map(([field]) => ({ path: [field], code, message }));
}

/** https://docs.discord.com/developers/resources/message#create-message: "IDs of up to 3 stickers" */
function stickerComplaints({ stickerCount }: MessageParts): Complaint[] {
  if (stickerCount <= MAX_STICKERS) return [];
  const message = `Must be ${MAX_STICKERS} or fewer in length.`;
  return [{ path: ['sticker_ids'], code: 'BASE_TYPE_MAX_LENGTH', message }];
}

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
function embedComplaints(embeds: APIEmbed[]): Complaint[] {
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total <= MAX_EMBED_TEXT) return [];
  const message = `Embed size exceeds maximum size of ${MAX_EMBED_TEXT}`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function embedLength({ title, description, footer, author, fields }: APIEmbed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function isEmpty({ content, embeds, components, fileCount, stickerCount }: MessageParts): boolean {
  const count = embeds.length + components.length + fileCount + stickerCount;
  return content.trim() === '' && count === 0;
}
