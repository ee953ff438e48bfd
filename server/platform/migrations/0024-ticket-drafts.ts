import { Migration } from '@mikro-orm/migrations';

/** What is written before a ticket is opened, of which message it was made, in which place a message stands, and what finds it again. */
export class Migration0024TicketDrafts extends Migration {
  override up(): void {
    this.addSql(`
      create table ticket_draft (
        id uuid primary key,
        guild_id varchar(20) not null,
        category_id uuid not null constraint ticket_draft_category_id_foreign references ticket_category (id)
          on delete cascade,
        member_id varchar(20) not null,
        subject varchar(100) not null,
        text text not null,
        answers jsonb not null,
        created_at timestamptz not null
      );
      create index ticket_draft_category_id_index on ticket_draft (category_id);
      create index ticket_draft_created_at_index on ticket_draft (created_at);

      alter table ticket
        add column source_message_id varchar(20) null constraint ticket_source_message_id_unique unique,
        add column stream_health jsonb null;
      alter table ticket_message add column place_id varchar(20) null;

      create index ticket_subject_words on ticket
        using gin (to_tsvector('simple', subject || ' ' || text || ' ' || coalesce(topic, '') || ' ' || member_name));
      create index ticket_message_words on ticket_message using gin (to_tsvector('simple', text));
    `);
  }
}
