import { h } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import { findPlaceById } from './client/guild.ts';
import { findPlace, writeLocation } from './client/location.ts';
import type { Session } from './client/session.ts';
import type { Message, OutcomeView, Place } from './client/types.ts';
import { ChannelHeader } from './components/channel-header.ts';
import { ChannelList } from './components/channel-list.ts';
import { type Client, ClientContext, type LookedAt } from './components/client-context.ts';
import { GuildName } from './components/guild-name.ts';
import { MemberList } from './components/member-list.ts';
import { Toast } from './components/toast.ts';
import { TypingLine } from './components/typing-line.ts';
import { UserPanel } from './components/user-panel.ts';
import { Composer } from './composer/composer.ts';
import { AccessDialog } from './dialogs/access-dialog.ts';
import { FaultsDialog } from './dialogs/faults-dialog.ts';
import { GuildDialog } from './dialogs/guild-dialog.ts';
import { MemberDialog } from './dialogs/member-dialog.ts';
import { ModalDialog, type OpenModal } from './dialogs/modal-dialog.ts';
import { UserDialog } from './dialogs/user-dialog.ts';
import { MessageList } from './messages/message-list.ts';

interface AppProps {
  session: Session;
  /** Name or id of the channel to begin with. */
  startAt: string | undefined;
  switchTo(userId: string): void;
  openGuild(guildId: string): void;
}

/** The page as one member has it. */
export function App({ session, startAt, switchTo, openGuild }: AppProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => session.subscribe(() => redraw(undefined)), [session]);
  const [channelId, setChannelId] = useState(() => findPlace(session.view, startAt)?.id ?? '');
  const [modal, setModal] = useState<OpenModal>();
  const [dialog, setDialog] = useState<'members' | 'faults' | 'guilds'>();
  const [looked, setLooked] = useState<LookedAt>();
  const [drawer, setDrawer] = useState<'channels' | 'members'>();
  const [complaint, setComplaint] = useState('');
  const [command, setCommand] = useState<string>();
  // A channel that is gone, or hidden from now on, gives way to the first.
  const place = findPlaceById(session.view, channelId) ?? findPlace(session.view, undefined);

  useEffect(() => {
    writeLocation(session.view, place);
    document.title = place ? `${place.name} · Discord sandbox` : 'Discord sandbox';
    if (place) session.look(place.id).catch((error: Error) => setComplaint(error.message));
  }, [place?.id]);
  useEffect(() => {
    const timer = complaint === '' ? undefined : setTimeout(() => setComplaint(''), COMPLAINT_MS);
    return () => clearTimeout(timer);
  }, [complaint]);

  const takeOutcome = (label: string, outcome: OutcomeView) => {
    setModal(outcome.modal && { interactionId: outcome.interactionId, form: outcome.modal });
    if (outcome.outcome === 'unanswered')
      session.notice(place?.id ?? '', `${label}: ${outcome.error ?? 'This interaction failed'}`);
  };
  const client: Client = {
    session,
    channelId: place?.id ?? '',
    openChannel(id) {
      setDrawer(undefined);
      setChannelId(id);
    },
    switchTo,
    openGuild,
    lookAt: setLooked,
    async interact(label, ask) {
      await client.attempt(async () => takeOutcome(label, await ask()));
    },
    async attempt(action) {
      try {
        await action();
        return true;
      } catch (error) {
        setComplaint(error instanceof Error ? error.message : String(error));
        return false;
      }
    },
    startCommand: setCommand,
  };
  const toggleDrawer = (name: 'channels' | 'members') => setDrawer(drawer === name ? undefined : name);
  return h(
    ClientContext.Provider,
    { value: client },
    h(
      'p',
      { class: 'banner' },
      h('strong', null, 'Discord sandbox'),
      ' A stand-in for Discord. Nothing leaves this machine.',
    ),
    h(
      'div',
      { class: `app${drawer ? ` drawer-${drawer}` : ''}` },
      h(
        'nav',
        { class: 'sidebar', 'aria-label': 'Channels' },
        h(GuildName, { onOpen: () => setDialog('guilds') }),
        h(ChannelList, null),
        h(UserPanel, { onSwitch: () => setDialog('members'), onFaults: () => setDialog('faults') }),
      ),
      h(
        'main',
        null,
        h(ChannelHeader, {
          place,
          isMembersOpen: drawer === 'members',
          onMenu: () => toggleDrawer('channels'),
          onMembers: () => toggleDrawer('members'),
        }),
        !session.isConnected && h('p', { class: 'reconnecting', role: 'status' }, 'Connecting to the sandbox…'),
        place
          ? h(Conversation, { place, command, onCommandTaken: () => setCommand(undefined), key: place.id })
          : h('p', { class: 'nothing' }, 'You see no channel of this guild.'),
      ),
      h(MemberList, { place }),
      drawer &&
        h('button', { type: 'button', class: 'backdrop', 'aria-label': 'Close', onClick: () => setDrawer(undefined) }),
    ),
    complaint && h(Toast, { text: complaint }),
    modal &&
      h(ModalDialog, {
        key: modal.interactionId,
        modal,
        onClose: () => setModal(undefined),
        onOutcome: (outcome) => takeOutcome(modal.form.title, outcome),
      }),
    dialog === 'members' && h(MemberDialog, { onClose: () => setDialog(undefined) }),
    dialog === 'guilds' && h(GuildDialog, { onClose: () => setDialog(undefined) }),
    looked?.kind === 'user' && h(UserDialog, { userId: looked.id, onClose: () => setLooked(undefined) }),
    looked?.kind === 'channel' && h(AccessDialog, { channelId: looked.id, onClose: () => setLooked(undefined) }),
    dialog === 'faults' && h(FaultsDialog, { onClose: () => setDialog(undefined) }),
  );
}

const COMPLAINT_MS = 6000;

interface ConversationProps {
  place: Place;
  command: string | undefined;
  onCommandTaken(): void;
}

function Conversation({ place, command, onCommandTaken }: ConversationProps) {
  const [replyTo, setReplyTo] = useState<Message>();
  return h(
    'div',
    { class: 'conversation' },
    h(MessageList, { place, onReply: setReplyTo }),
    h(Composer, {
      place,
      replyTo,
      onReplied: () => setReplyTo(undefined),
      wanted: command,
      onWantedTaken: onCommandTaken,
    }),
    h(TypingLine, { channelId: place.id }),
  );
}
