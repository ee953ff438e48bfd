import { Migration } from '@mikro-orm/migrations';

/** The custom emoji of tickets, whose pictures are kept, and which message a message answers. */
export class Migration0037TicketEmoji extends Migration {
  override up(): void {
    this.addSql(`
      create table ticket_emoji (
        id uuid primary key,
        ticket_id uuid not null constraint ticket_emoji_ticket_id_foreign references ticket (id) on delete cascade,
        discord_id varchar(20) not null,
        is_animated boolean not null,
        media_type varchar(20) null,
        stored_at timestamptz null,
        failure varchar(500) null,
        constraint ticket_emoji_ticket_id_discord_id_unique unique (ticket_id, discord_id)
      );

      alter table ticket_message add column reply_to_id varchar(20) null;
    `);
  }
}
