import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { commandsIn, nameOf, whyMute } from '../client/guild.ts';
import { isDirect, isThread, type Message, type Place } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Icon } from '../components/icon.ts';
import { FileButton, FileList } from './file-button.ts';
import { readUpload } from './read-upload.ts';
import { listSlashCommands, matchingCommands, type SlashCommand } from './slash-commands.ts';
import { SlashForm } from './slash-form.ts';
import { SlashPicker } from './slash-picker.ts';

interface ComposerProps {
  place: Place;
  replyTo: Message | undefined;
  onReplied(): void;
  /** A slash command asked for elsewhere, e.g. by clicking its mention. */
  wanted: string | undefined;
  onWantedTaken(): void;
}

/** Where a member writes: a message, or `/` for the slash commands. */
export function Composer({ place, replyTo, onReplied, wanted, onWantedTaken }: ComposerProps) {
  const { session, attempt } = useClient();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [command, setCommand] = useState<SlashCommand>();
  const [marked, setMarked] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const isPicking = text.startsWith('/') && !text.includes('\n');
  const found = isPicking ? matchingCommands(listSlashCommands(commandsIn(session.view, place)), text.slice(1)) : [];

  useEffect(() => {
    if (isPicking) session.refresh().catch(reportError);
  }, [isPicking]);
  useEffect(() => {
    const named = listSlashCommands(commandsIn(session.view, place)).find(({ name }) => name === wanted);
    if (wanted === undefined) return;
    onWantedTaken();
    if (named) setCommand(named);
    else setText(`/${wanted}`);
  }, [wanted]);
  useEffect(() => {
    if (replyTo) input.current?.focus();
  }, [replyTo]);

  const muted = whyMute(session.view, place);
  if (muted !== undefined) return h('p', { class: 'composer muted' }, muted);

  const pick = (picked: SlashCommand) => {
    setText('');
    setCommand(picked);
  };
  const endCommand = () => {
    setCommand(undefined);
    setTimeout(() => input.current?.focus());
  };
  const send = async () => {
    const content = text.trim();
    if (content === '' && files.length === 0) return;
    const isSent = await attempt(async () =>
      session.act.post({
        channelId: place.id,
        content,
        files: await Promise.all(files.map(readUpload)),
        ...(replyTo ? { replyTo: replyTo.id } : {}),
      }),
    );
    if (!isSent) return;
    setText('');
    setFiles([]);
    onReplied();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isPicking && found.length > 0) return onPickerKey(event, found, marked, { setMarked, pick });
    if (event.key === 'Escape') onReplied();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return undefined;
    event.preventDefault();
    return send();
  };
  if (command)
    return h('div', { class: 'composer' }, h(SlashForm, { command, channelId: place.id, onEnd: endCommand }));

  const combobox = isPicking
    ? {
        role: 'combobox' as const,
        'aria-expanded': true,
        'aria-controls': 'slash-picker',
        'aria-activedescendant': `slash-${marked}`,
      }
    : {};
  return h(
    'div',
    { class: 'composer' },
    isPicking && h(SlashPicker, { commands: found, marked, onPick: pick }),
    replyTo && h(ReplyBar, { replyTo, onCancel: onReplied }),
    h(FileList, { files, onChange: setFiles }),
    h(
      'div',
      { class: 'composer-line' },
      h(FileButton, { place, onChoose: (chosen) => setFiles([...files, ...chosen]) }),
      h('textarea', {
        ...combobox,
        ref: input,
        rows: Math.min(8, text.split('\n').length),
        value: text,
        maxLength: 2000,
        placeholder: `Message ${isThread(place) || isDirect(place) ? '' : '#'}${place.name} (try /)`,
        'aria-label': `Message ${place.name}`,
        autocomplete: 'off',
        onInput: (event: { currentTarget: HTMLTextAreaElement }) => {
          setText(event.currentTarget.value);
          setMarked(0);
        },
        onKeyDown,
      }),
      h('button', { type: 'button', class: 'send', 'aria-label': 'Send', onClick: send }, h(Icon, { name: 'send' })),
    ),
  );
}

interface PickerActions {
  setMarked(index: number): void;
  pick(command: SlashCommand): void;
}

function onPickerKey(event: KeyboardEvent, found: SlashCommand[], marked: number, { setMarked, pick }: PickerActions) {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step !== undefined) {
    event.preventDefault();
    setMarked((marked + step + found.length) % found.length);
  }
  const command = found[marked];
  if ((event.key !== 'Enter' && event.key !== 'Tab') || !command) return;
  event.preventDefault();
  pick(command);
}

function ReplyBar({ replyTo, onCancel }: { replyTo: Message; onCancel(): void }) {
  const { session } = useClient();
  return h(
    'p',
    { class: 'reply-bar' },
    'Replying to ',
    h('strong', null, nameOf(session.view, replyTo.author)),
    h(
      'button',
      { type: 'button', 'aria-label': 'Do not reply', onClick: onCancel },
      h(Icon, { name: 'close', size: 16 }),
    ),
  );
}
