import { Migration } from '@mikro-orm/migrations';

/** Subscriptions to a streamer's channel, and the account to which the streamer's share of them goes. */
export class Migration0044ChannelSubscriptions extends Migration {
  override up(): void {
    this.addSql(`
      alter table channel add column sells_subscriptions boolean not null default false;

      create table payout_account (
        id varchar(255) primary key,
        channel_id uuid not null constraint payout_account_channel_id_foreign
          references channel (id) on delete cascade,
        is_set_up boolean not null,
        can_receive boolean not null,
        created_at timestamptz not null,
        refreshed_at timestamptz not null,
        constraint payout_account_channel_id_unique unique (channel_id)
      );

      create table channel_subscription (
        id varchar(255) primary key,
        customer_id varchar(255) not null constraint channel_subscription_customer_id_foreign
          references billing_customer (id),
        channel_id uuid not null constraint channel_subscription_channel_id_foreign
          references channel (id) on delete cascade,
        status varchar(32) not null,
        period_end timestamptz not null,
        cancel_at_period_end boolean not null,
        share_percent numeric(5, 2) not null,
        refreshed_at timestamptz not null
      );
      create index channel_subscription_customer_id_channel_id_index
        on channel_subscription (customer_id, channel_id);
      create index channel_subscription_channel_id_status_index
        on channel_subscription (channel_id, status);

      alter table billing_customer rename column checkout_tier to checkout_for;
      alter table billing_customer alter column checkout_for type varchar(64);
    `);
  }
}
