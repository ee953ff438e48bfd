/**
 * The few numbers of Discord's API that the page decides by. discord-api-types is no
 * browser module, so only its types are used: each number is checked against its enum.
 */
import type {
  ApplicationCommandOptionType,
  ButtonStyle,
  ChannelType,
  ComponentType,
  MessageFlags,
  MessageType,
  StickerFormatType,
  TextInputStyle,
} from 'discord-api-types/v10';

export const COMPONENT: {
  row: ComponentType.ActionRow;
  button: ComponentType.Button;
  stringSelect: ComponentType.StringSelect;
  textInput: ComponentType.TextInput;
  userSelect: ComponentType.UserSelect;
  roleSelect: ComponentType.RoleSelect;
  mentionableSelect: ComponentType.MentionableSelect;
  channelSelect: ComponentType.ChannelSelect;
  section: ComponentType.Section;
  textDisplay: ComponentType.TextDisplay;
  thumbnail: ComponentType.Thumbnail;
  mediaGallery: ComponentType.MediaGallery;
  file: ComponentType.File;
  separator: ComponentType.Separator;
  container: ComponentType.Container;
  label: ComponentType.Label;
  radioGroup: ComponentType.RadioGroup;
  checkboxGroup: ComponentType.CheckboxGroup;
  checkbox: ComponentType.Checkbox;
} = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
};

export const BUTTON: {
  primary: ButtonStyle.Primary;
  secondary: ButtonStyle.Secondary;
  success: ButtonStyle.Success;
  danger: ButtonStyle.Danger;
  link: ButtonStyle.Link;
  premium: ButtonStyle.Premium;
} = { primary: 1, secondary: 2, success: 3, danger: 4, link: 5, premium: 6 };

export const PARAGRAPH: TextInputStyle.Paragraph = 2;

export const CHANNEL: {
  category: ChannelType.GuildCategory;
  announcement: ChannelType.GuildAnnouncement;
  privateThread: ChannelType.PrivateThread;
} = { category: 4, announcement: 5, privateThread: 12 };

export const MESSAGE: {
  recipientAdd: MessageType.RecipientAdd;
  recipientRemove: MessageType.RecipientRemove;
  channelNameChange: MessageType.ChannelNameChange;
  pinned: MessageType.ChannelPinnedMessage;
  joined: MessageType.UserJoin;
  threadCreated: MessageType.ThreadCreated;
  threadStarter: MessageType.ThreadStarterMessage;
} = {
  recipientAdd: 1,
  recipientRemove: 2,
  channelNameChange: 4,
  pinned: 6,
  joined: 7,
  threadCreated: 18,
  threadStarter: 21,
};

export const FLAG: { ephemeral: MessageFlags.Ephemeral; loading: MessageFlags.Loading } = {
  ephemeral: 64,
  loading: 128,
};

export const OPTION: {
  subcommand: ApplicationCommandOptionType.Subcommand;
  group: ApplicationCommandOptionType.SubcommandGroup;
  string: ApplicationCommandOptionType.String;
  integer: ApplicationCommandOptionType.Integer;
  boolean: ApplicationCommandOptionType.Boolean;
  user: ApplicationCommandOptionType.User;
  channel: ApplicationCommandOptionType.Channel;
  role: ApplicationCommandOptionType.Role;
  mentionable: ApplicationCommandOptionType.Mentionable;
  number: ApplicationCommandOptionType.Number;
  attachment: ApplicationCommandOptionType.Attachment;
} = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};

/** https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const PERMISSION = {
  kickMembers: 1n << 1n,
  banMembers: 1n << 2n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  attachFiles: 1n << 15n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  sendMessagesInThreads: 1n << 38n,
  moderateMembers: 1n << 40n,
};

export const STICKER_FORMAT: { lottie: StickerFormatType.Lottie; gif: StickerFormatType.GIF } = { lottie: 3, gif: 4 };
