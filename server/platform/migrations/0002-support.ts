import { Migration } from '@mikro-orm/migrations';

/** Tickets with every message in them, and the panel's message in a guild. */
export class Migration0002Support extends Migration {
  override up(): void {
    this.addSql(`
      alter table guild_settings add column panel_message_id varchar(20) null;

      create sequence ticket_number as int;

      create table ticket (
        id uuid primary key,
        number int not null constraint ticket_number_unique unique,
        state varchar(10) not null,
        guild_id varchar(20) not null,
        ticket_channel_id varchar(20) not null,
        thread_id varchar(20) null constraint ticket_thread_id_unique unique,
        card_message_id varchar(20) null,
        member_id varchar(20) null,
        member_name varchar(100) not null,
        member_avatar_url varchar(500) null,
        subject varchar(100) not null,
        text text not null,
        claimed_by_id varchar(20) null,
        claimed_by_name varchar(100) null,
        opened_at timestamptz not null,
        first_response_at timestamptz null,
        closed_at timestamptz null,
        closed_by_name varchar(100) null,
        forgotten_at timestamptz null
      );
      create index ticket_opened_at_index on ticket (opened_at);
      create index ticket_member_id_opened_at_index on ticket (member_id, opened_at);
      create index ticket_state_index on ticket (state);

      create table ticket_message (
        id varchar(20) primary key,
        ticket_id uuid not null constraint ticket_message_ticket_id_foreign references ticket (id) on delete cascade,
        author_id varchar(20) null,
        author_name varchar(100) not null,
        author_avatar_url varchar(500) null,
        is_staff boolean not null,
        text text not null,
        sent_at timestamptz not null,
        edited_at timestamptz null,
        deleted_at timestamptz null,
        forgotten_at timestamptz null
      );
      create index ticket_message_ticket_id_index on ticket_message (ticket_id);
      create index ticket_message_author_id_index on ticket_message (author_id);

      create table ticket_message_version (
        id uuid primary key,
        message_id varchar(20) not null constraint ticket_message_version_message_id_foreign
          references ticket_message (id) on delete cascade,
        text text not null,
        replaced_at timestamptz not null,
        constraint ticket_message_version_message_id_replaced_at_unique unique (message_id, replaced_at)
      );

      create table ticket_attachment (
        id uuid primary key,
        discord_id varchar(20) not null constraint ticket_attachment_discord_id_unique unique,
        message_id varchar(20) not null constraint ticket_attachment_message_id_foreign
          references ticket_message (id) on delete cascade,
        name varchar(260) not null,
        size_bytes int not null,
        url text not null,
        stored_at timestamptz null,
        failure varchar(500) null
      );
      create index ticket_attachment_message_id_index on ticket_attachment (message_id);
    `);
  }
}
