import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** The body of a create, an edit or an interaction's answer, as far as they are alike; null clears a field. */
export interface MessageDraft {
  content?: string | null | undefined;
  embeds?: APIEmbed[] | null | undefined;
  components?: APIMessageTopLevelComponent[] | null | undefined;
  sticker_ids?: readonly string[] | null | undefined;
  flags?: number | null | undefined;
  allowed_mentions?: APIAllowedMentions | null | undefined;
  attachments?:
    | { id: string | number; filename?: string | null | undefined; description?: string | null | undefined }[]
    | null
    | undefined;
  nonce?: string | number | null | undefined;
  enforce_nonce?: boolean | null | undefined;
  message_reference?:
    | { message_id?: string | undefined; fail_if_not_exists?: boolean | null | undefined }
    | null
    | undefined;
}
