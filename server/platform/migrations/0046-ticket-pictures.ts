import { Migration } from '@mikro-orm/migrations';

/** The stickers of tickets' messages, whose pictures are kept as those of custom emoji are; why one is not, as a code. */
export class Migration0046TicketPictures extends Migration {
  override up(): void {
    this.addSql(`
      alter table ticket_message add column stickers jsonb not null default '[]';

      alter table ticket_emoji rename to ticket_picture;
      alter table ticket_picture rename constraint ticket_emoji_pkey to ticket_picture_pkey;
      alter table ticket_picture rename constraint ticket_emoji_ticket_id_foreign to ticket_picture_ticket_id_foreign;
      alter table ticket_picture drop constraint ticket_emoji_ticket_id_discord_id_unique;
      alter table ticket_picture add column kind varchar(10) not null default 'emoji';
      alter table ticket_picture add column format varchar(3) not null default 'png';
      update ticket_picture set
        format = case when is_animated then 'gif' else 'png' end,
        failure = case failure
          when 'Discord no longer has it' then 'gone'
          when 'larger than 1 MiB' then 'too_large'
          when 'it is no picture' then 'not_a_picture'
          when failure then 'failing' end
      where is_animated or failure is not null;
      update ticket_picture set failure = null where stored_at is not null;
      alter table ticket_picture alter column kind drop default;
      alter table ticket_picture alter column format drop default;
      alter table ticket_picture alter column failure type varchar(20);
      alter table ticket_picture drop column is_animated;
      alter table ticket_picture
        add constraint ticket_picture_ticket_id_kind_discord_id_unique unique (ticket_id, kind, discord_id);
    `);
  }
}
