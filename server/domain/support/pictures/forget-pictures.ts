import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../../outbox.ts';

/** Deletes the pictures of tickets that none of their messages shows any more; their files go in a job. */
export async function forgetPictures(em: EntityManager, outbox: Outbox, ticketIds: readonly string[]): Promise<void> {
  const gone = await em.execute<{ id: string }[]>(
    `delete from ticket_picture picture
     where picture.ticket_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
       and not exists (
         select 1 from ticket_message message where message.ticket_id = picture.ticket_id and case picture.kind
           when 'sticker' then message.stickers @> jsonb_build_array(jsonb_build_object('discordId', picture.discord_id))
           else position(':' || picture.discord_id || '>' in message.text) > 0 end)
     returning id`,
    [JSON.stringify(ticketIds)],
  );
  if (gone.length > 0) await outbox.add(em, 'ticket.files.forgotten', { attachmentIds: gone.map(({ id }) => id) });
}
