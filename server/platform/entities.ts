import { MemberLocaleSchema } from '#domain/accounts/member-locale.entity.ts';
import { PlatformRoleGrantSchema } from '#domain/accounts/platform-role-grant.entity.ts';
import { SessionSchema } from '#domain/accounts/session.entity.ts';
import { SignInLinkSchema } from '#domain/accounts/sign-in-link.entity.ts';
import { UserSchema } from '#domain/accounts/user.entity.ts';
import { BillingCustomerSchema } from '#domain/billing/billing-customer.entity.ts';
import { BillingEventSchema } from '#domain/billing/billing-event.entity.ts';
import { BillingSyncSchema } from '#domain/billing/billing-sync.entity.ts';
import { ChannelSubscriptionSchema } from '#domain/billing/channel-sales/channel-subscription.entity.ts';
import { PayoutAccountSchema } from '#domain/billing/channel-sales/payout-account.entity.ts';
import { SubscriptionEventSchema } from '#domain/billing/mrr/subscription-event.entity.ts';
import { PlatformSubscriptionSchema } from '#domain/billing/platform-subscription.entity.ts';
import { ChannelSchema } from '#domain/channels/channel.entity.ts';
import { ChatMessageSchema } from '#domain/chat/chat-message.entity.ts';
import { ChatTimeoutSchema } from '#domain/chat/chat-timeout.entity.ts';
import { EmoteSchema } from '#domain/emotes/emote.entity.ts';
import { EmoteImageSchema } from '#domain/emotes/emote-image.entity.ts';
import { EmoteReviewSchema } from '#domain/emotes/emote-review.entity.ts';
import { EmoteSyncSchema } from '#domain/emotes/emote-sync.entity.ts';
import { GuildEmojiSchema } from '#domain/emotes/guild-emoji.entity.ts';
import { GuildEmotePolicySchema } from '#domain/emotes/guild-emote-policy.entity.ts';
import { FinanceEntrySchema } from '#domain/finance/finance-entry.entity.ts';
import { LedgerCoverageSchema } from '#domain/finance/ledger-coverage.entity.ts';
import { LedgerEntrySchema } from '#domain/finance/ledger-entry.entity.ts';
import { GlimcapAcknowledgementSchema } from '#domain/glimcap/glimcap-acknowledgement.entity.ts';
import { GlimcapPostSchema } from '#domain/glimcap/glimcap-post.entity.ts';
import { GlimcapReportSchema } from '#domain/glimcap/glimcap-report.entity.ts';
import { GlimcapVersionSchema } from '#domain/glimcap/glimcap-version.entity.ts';
import { GlimcapMailingSchema } from '#domain/glimcap/mail/mailing.entity.ts';
import { GlimcapReaderSchema } from '#domain/glimcap/mail/reader.entity.ts';
import { RoadmapItemSchema } from '#domain/glimcap/roadmap/roadmap-item.entity.ts';
import { ReportTextSchema } from '#domain/glimcap/texts/report-text.entity.ts';
import { WinSchema } from '#domain/glimcap/wins/win.entity.ts';
import { BotShardSchema } from '#domain/guilds/bot-shard.entity.ts';
import { CapabilityNoticeSchema } from '#domain/guilds/capability-notice.entity.ts';
import { CapabilityReportSchema } from '#domain/guilds/capability-report.entity.ts';
import { CommandDeploymentSchema } from '#domain/guilds/command-deployment.entity.ts';
import { GivenRoleSchema } from '#domain/guilds/given-role.entity.ts';
import { GuildSettingsSchema } from '#domain/guilds/guild-settings.entity.ts';
import { KnownGuildSchema } from '#domain/guilds/known-guild.entity.ts';
import { RoleMappingSchema } from '#domain/guilds/role-mapping.entity.ts';
import { GuildBoardSchema } from '#domain/metrics/guilds/guild-board.entity.ts';
import { GuildCounterSchema } from '#domain/metrics/guilds/guild-counter.entity.ts';
import { MetricSchema } from '#domain/metrics/metric.entity.ts';
import { MetricChangeSchema } from '#domain/metrics/metric-change.entity.ts';
import { MetricFailureSchema } from '#domain/metrics/metric-failure.entity.ts';
import { MetricSampleSchema } from '#domain/metrics/metric-sample.entity.ts';
import { SourceTokenSchema } from '#domain/metrics/source-token.entity.ts';
import { CountedHourSchema } from '#domain/metrics/traffic/counted-hour.entity.ts';
import { PageViewSchema } from '#domain/metrics/traffic/page-view.entity.ts';
import { TrafficDailySchema } from '#domain/metrics/traffic/traffic-daily.entity.ts';
import { TrafficDaySchema } from '#domain/metrics/traffic/traffic-day.entity.ts';
import { TrafficHourlySchema } from '#domain/metrics/traffic/traffic-hourly.entity.ts';
import { AlertChannelSchema } from '#domain/streams/alert-channel.entity.ts';
import { AlertSettingsSchema } from '#domain/streams/alert-settings.entity.ts';
import { AlertStreamerSchema } from '#domain/streams/alert-streamer.entity.ts';
import { AnnouncementSchema } from '#domain/streams/announcement.entity.ts';
import { LivePingSchema } from '#domain/streams/live-ping.entity.ts';
import { LiveRoleGrantSchema } from '#domain/streams/live-role-grant.entity.ts';
import { PingDeliverySchema } from '#domain/streams/ping-delivery.entity.ts';
import { PingMemberSchema } from '#domain/streams/ping-member.entity.ts';
import { PingMentionSchema } from '#domain/streams/ping-mention.entity.ts';
import { GuildEventSchema } from '#domain/streams/schedule/guild-event.entity.ts';
import { ScheduleEntrySchema } from '#domain/streams/schedule/schedule-entry.entity.ts';
import { ScheduleSkipSchema } from '#domain/streams/schedule/schedule-skip.entity.ts';
import { StreamSchema } from '#domain/streams/stream.entity.ts';
import { StreamFindingSchema } from '#domain/streams/stream-finding.entity.ts';
import { ViewerMomentSchema } from '#domain/streams/viewer-moment.entity.ts';
import { TicketBlockSchema } from '#domain/support/blocks/ticket-block.entity.ts';
import { TicketCategorySchema } from '#domain/support/categories/ticket-category.entity.ts';
import { TicketPanelSchema } from '#domain/support/categories/ticket-panel.entity.ts';
import { TicketFeedbackSchema } from '#domain/support/feedback/ticket-feedback.entity.ts';
import { HelpMissSchema } from '#domain/support/help/help-miss.entity.ts';
import { HelpVoteSchema } from '#domain/support/help/help-vote.entity.ts';
import { InboundMailSchema } from '#domain/support/mail/inbound-mail.entity.ts';
import { InboundMailFileSchema } from '#domain/support/mail/inbound-mail-file.entity.ts';
import { MailBlockSchema } from '#domain/support/mail/mail-block.entity.ts';
import { MailReplySchema } from '#domain/support/mail/mail-reply.entity.ts';
import { TicketMailSchema } from '#domain/support/mail/ticket-mail.entity.ts';
import { TicketDeflectionSchema } from '#domain/support/opening/ticket-deflection.entity.ts';
import { TicketDraftSchema } from '#domain/support/opening/ticket-draft.entity.ts';
import { TicketPictureSchema } from '#domain/support/pictures/ticket-picture.entity.ts';
import { WatchedQuestionSchema } from '#domain/support/questions/watched-question.entity.ts';
import { WatchedTextChannelSchema } from '#domain/support/questions/watched-text-channel.entity.ts';
import { TicketAutoAnswerSchema } from '#domain/support/replies/ticket-auto-answer.entity.ts';
import { TicketNoteSchema } from '#domain/support/replies/ticket-note.entity.ts';
import { TicketReplySchema } from '#domain/support/replies/ticket-reply.entity.ts';
import { TicketSnippetSchema } from '#domain/support/replies/ticket-snippet.entity.ts';
import { SupportEscalationSchema } from '#domain/support/sla/support-escalation.entity.ts';
import { SupportHoursSchema } from '#domain/support/sla/support-hours.entity.ts';
import { SupportTargetSchema } from '#domain/support/sla/support-target.entity.ts';
import { TicketAlertSchema } from '#domain/support/sla/ticket-alert.entity.ts';
import { TicketDeadlineSchema } from '#domain/support/sla/ticket-deadline.entity.ts';
import { SupportSettingsSchema } from '#domain/support/support-settings.entity.ts';
import { TicketSchema } from '#domain/support/ticket.entity.ts';
import { TicketAttachmentSchema } from '#domain/support/ticket-attachment.entity.ts';
import { TicketEventSchema } from '#domain/support/ticket-event.entity.ts';
import { TicketMessageSchema } from '#domain/support/ticket-message.entity.ts';
import { TicketMessageVersionSchema } from '#domain/support/ticket-message-version.entity.ts';
import { TicketParticipantSchema } from '#domain/support/ticket-participant.entity.ts';

/** Every table of the domain; nothing is found by globbing. */
export const entities = [
  UserSchema,
  SessionSchema,
  SignInLinkSchema,
  PlatformRoleGrantSchema,
  ChannelSchema,
  GuildSettingsSchema,
  KnownGuildSchema,
  RoleMappingSchema,
  GivenRoleSchema,
  CapabilityReportSchema,
  CapabilityNoticeSchema,
  BotShardSchema,
  StreamSchema,
  AnnouncementSchema,
  AlertChannelSchema,
  AlertStreamerSchema,
  AlertSettingsSchema,
  LivePingSchema,
  PingMemberSchema,
  PingMentionSchema,
  PingDeliverySchema,
  LiveRoleGrantSchema,
  StreamFindingSchema,
  ScheduleEntrySchema,
  ScheduleSkipSchema,
  GuildEventSchema,
  ViewerMomentSchema,
  ChatMessageSchema,
  ChatTimeoutSchema,
  MetricSchema,
  MetricChangeSchema,
  MetricSampleSchema,
  MetricFailureSchema,
  MemberLocaleSchema,
  CommandDeploymentSchema,
  SourceTokenSchema,
  GuildBoardSchema,
  GuildCounterSchema,
  SubscriptionEventSchema,
  PageViewSchema,
  TrafficDaySchema,
  TrafficDailySchema,
  TrafficHourlySchema,
  CountedHourSchema,
  BillingCustomerSchema,
  PlatformSubscriptionSchema,
  BillingEventSchema,
  BillingSyncSchema,
  ChannelSubscriptionSchema,
  PayoutAccountSchema,
  FinanceEntrySchema,
  LedgerEntrySchema,
  LedgerCoverageSchema,
  GlimcapReportSchema,
  GlimcapPostSchema,
  GlimcapVersionSchema,
  GlimcapAcknowledgementSchema,
  GlimcapReaderSchema,
  GlimcapMailingSchema,
  WinSchema,
  RoadmapItemSchema,
  ReportTextSchema,
  SupportSettingsSchema,
  TicketCategorySchema,
  TicketPanelSchema,
  TicketBlockSchema,
  TicketSchema,
  TicketEventSchema,
  TicketParticipantSchema,
  HelpVoteSchema,
  HelpMissSchema,
  TicketMessageSchema,
  TicketMessageVersionSchema,
  TicketAttachmentSchema,
  TicketPictureSchema,
  TicketDeflectionSchema,
  TicketDraftSchema,
  TicketMailSchema,
  InboundMailSchema,
  InboundMailFileSchema,
  MailReplySchema,
  MailBlockSchema,
  TicketReplySchema,
  TicketNoteSchema,
  TicketFeedbackSchema,
  TicketSnippetSchema,
  TicketAutoAnswerSchema,
  WatchedTextChannelSchema,
  WatchedQuestionSchema,
  SupportHoursSchema,
  SupportTargetSchema,
  SupportEscalationSchema,
  TicketDeadlineSchema,
  TicketAlertSchema,
  EmoteSchema,
  EmoteImageSchema,
  EmoteReviewSchema,
  GuildEmotePolicySchema,
  GuildEmojiSchema,
  EmoteSyncSchema,
];
