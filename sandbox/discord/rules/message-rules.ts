import { type APIEmbed, MessageFlags } from 'discord-api-types/v10';
import { DiscordError } from '../discord-error.ts';
import { errors } from '../errors.ts';
import { type Complaint, fieldErrors } from '../field-errors.ts';
import { type AnyComponent, componentComplaints } from './component-rules.ts';

const MAX_CONTENT = 2000;
const MAX_FILES = 10;
const MAX_EMBED_TEXT = 6000;

/** What a message would hold once sent or edited. */
export interface MessageParts {
  content: string;
  embeds: APIEmbed[];
  components: AnyComponent[];
  fileCount: number;
  flags: number;
}

/**
 * What Discord refuses in a message although its OpenAPI spec lets it pass.
 * https://discord.com/developers/docs/resources/message#create-message
 * @throws DiscordError 50035 with the fields, 50006 for an empty message, 30015 for more than ten files
 */
export function checkMessage(parts: MessageParts): void {
  const complaints = [...contentComplaints(parts), ...embedComplaints(parts.embeds), ...componentComplaints(parts)];
  if (complaints.length > 0) throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaints));
  if (parts.fileCount > MAX_FILES) throw errors.tooManyFiles();
  if (isEmpty(parts)) throw errors.emptyMessage();
}

export function usesComponentsV2(flags: number): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

function contentComplaints({ content, embeds, flags }: MessageParts): Complaint[] {
  if (usesComponentsV2(flags)) return legacyFieldComplaints(content, embeds);
  if (content.length <= MAX_CONTENT) return [];
  return [{ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${MAX_CONTENT} or fewer in length.` }];
}

/** https://discord.com/developers/docs/components/reference: V2 "disables content, embeds, poll and stickers". */
function legacyFieldComplaints(content: string, embeds: APIEmbed[]): Complaint[] {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const message = 'The field cannot be used with MessageFlags.IS_COMPONENTS_V2';
  const fields = [...(content === '' ? [] : ['content']), ...(embeds.length === 0 ? [] : ['embeds'])];
  return fields.map((field) => ({ path: [field], code, message }));
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

function isEmpty({ content, embeds, components, fileCount }: MessageParts): boolean {
  return content.trim() === '' && embeds.length === 0 && components.length === 0 && fileCount === 0;
}
