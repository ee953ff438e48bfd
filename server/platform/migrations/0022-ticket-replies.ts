import { Migration } from '@mikro-orm/migrations';

/** What staff say in tickets by other ways than their own Discord message, what they keep to themselves, and what was thought of it. */
export class Migration0022TicketReplies extends Migration {
  override up(): void {
    this.addSql(`
      alter table ticket_message add column is_anonymous boolean not null default false;

      create table ticket_reply (
        id uuid primary key,
        ticket_id uuid not null constraint ticket_reply_ticket_id_foreign references ticket (id) on delete cascade,
        author_id varchar(20) null,
        author_name varchar(100) not null,
        author_avatar_url varchar(500) null,
        text text not null,
        is_anonymous boolean not null,
        via varchar(10) not null,
        at timestamptz not null,
        attempted_at timestamptz null,
        message_id varchar(20) null constraint ticket_reply_message_id_unique unique,
        failure varchar(300) null
      );
      create index ticket_reply_ticket_id_index on ticket_reply (ticket_id);

      create table ticket_note (
        id uuid primary key,
        ticket_id uuid not null constraint ticket_note_ticket_id_foreign references ticket (id) on delete cascade,
        author_id varchar(20) null,
        author_name varchar(100) not null,
        text text not null,
        at timestamptz not null
      );
      create index ticket_note_ticket_id_index on ticket_note (ticket_id);

      create table ticket_feedback (
        ticket_id uuid primary key constraint ticket_feedback_ticket_id_foreign
          references ticket (id) on update cascade on delete cascade,
        guild_id varchar(20) not null,
        asked_at timestamptz not null,
        told_at timestamptz null,
        way varchar(10) null,
        rating int null,
        comment varchar(1000) null,
        rated_at timestamptz null,
        supporter_id varchar(20) null
      );
      create index ticket_feedback_guild_id_index on ticket_feedback (guild_id);

      create table ticket_snippet (
        id uuid primary key,
        guild_id varchar(20) not null,
        name varchar(40) not null,
        text varchar(1800) not null,
        by_name varchar(100) not null,
        changed_at timestamptz not null
      );
      create unique index ticket_snippet_one_name on ticket_snippet (guild_id, lower(name));
      create index ticket_snippet_guild_id_index on ticket_snippet (guild_id);

      create table ticket_auto_answer (
        id uuid primary key,
        guild_id varchar(20) not null,
        name varchar(40) not null,
        pattern varchar(500) not null,
        text varchar(1500) null,
        article_slugs text[] not null default '{}',
        changed_at timestamptz not null
      );
      create unique index ticket_auto_answer_one_name on ticket_auto_answer (guild_id, lower(name));
      create index ticket_auto_answer_guild_id_index on ticket_auto_answer (guild_id);

      create table watched_text_channel (
        text_channel_id varchar(20) primary key,
        guild_id varchar(20) not null,
        category_id uuid null constraint watched_text_channel_category_id_foreign references ticket_category (id)
          on delete set null,
        emoji varchar(100) null,
        unanswered_minutes int not null,
        created_at timestamptz not null
      );
      create index watched_text_channel_guild_id_index on watched_text_channel (guild_id);
      create index watched_text_channel_category_id_index on watched_text_channel (category_id);

      create table watched_question (
        message_id varchar(20) primary key,
        guild_id varchar(20) not null,
        text_channel_id varchar(20) not null,
        author_id varchar(20) not null,
        author_name varchar(100) not null,
        text varchar(300) not null,
        asked_at timestamptz not null,
        answered_at timestamptz null,
        answered_by_name varchar(100) null,
        ticket_id uuid null constraint watched_question_ticket_id_foreign references ticket (id) on delete set null
      );
      create index watched_question_text_channel_id_index on watched_question (text_channel_id);
      create index watched_question_author_id_index on watched_question (author_id);
      create index watched_question_asked_at_index on watched_question (asked_at);
      create index watched_question_ticket_id_index on watched_question (ticket_id);
    `);
  }
}
