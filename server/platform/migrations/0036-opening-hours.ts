import { Migration } from '@mikro-orm/migrations';

/** What happens while nobody is there, what a member has been shown before a ticket opens, and what a close request says. */
export class Migration0036OpeningHours extends Migration {
  override up(): void {
    this.addSql(`
      alter table ticket_category add column outside_hours varchar(10) not null default 'tell';

      alter table ticket_draft
        add column is_told boolean not null default false,
        add column seen text[] not null default '{}',
        add column source_channel_id varchar(20) null,
        add column source_message_id varchar(20) null;

      create table ticket_deflection (
        id uuid primary key,
        guild_id varchar(20) not null,
        category_id uuid not null constraint ticket_deflection_category_id_foreign references ticket_category (id)
          on delete cascade,
        at timestamptz not null
      );
      create index ticket_deflection_category_id_index on ticket_deflection (category_id);
      create index ticket_deflection_at_index on ticket_deflection (at);

      alter table ticket
        add column close_request_reason varchar(500) null,
        add column closes_unanswered boolean not null default false;
    `);
  }
}
