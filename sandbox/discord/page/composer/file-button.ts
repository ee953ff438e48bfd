import { h } from 'preact';
import { useRef } from 'preact/hooks';
import { may } from '../client/guild.ts';
import type { Place } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Icon } from '../components/icon.ts';
import { MAX_FILE_BYTES } from './read-upload.ts';

/** Chooses files to send; those that Discord would refuse are refused here. */
export function FileButton({ place, onChoose }: { place: Place; onChoose(files: File[]): void }) {
  const { attempt } = useClient();
  const input = useRef<HTMLInputElement>(null);
  if (!may(place, 'attachFiles')) return null;
  const choose = () =>
    attempt(async () => {
      const chosen = [...(input.current?.files ?? [])];
      if (input.current) input.current.value = '';
      const tooLarge = chosen.find((file) => file.size > MAX_FILE_BYTES);
      if (tooLarge) throw new Error(`${tooLarge.name} is larger than 10 MB.`);
      onChoose(chosen);
    });
  return h(
    'span',
    { class: 'file-button' },
    h('input', {
      type: 'file',
      multiple: true,
      ref: input,
      onChange: choose,
      'aria-label': 'Upload a file',
      tabIndex: -1,
    }),
    h(
      'button',
      { type: 'button', 'aria-label': 'Add a file', onClick: () => input.current?.click() },
      h(Icon, { name: 'plus', size: 18 }),
    ),
  );
}

export function FileList({ files, onChange }: { files: File[]; onChange(files: File[]): void }) {
  if (files.length === 0) return null;
  return h(
    'ul',
    { class: 'file-list', 'aria-label': 'Files to send' },
    files.map((file) =>
      h(
        'li',
        null,
        h(Icon, { name: 'file', size: 16 }),
        file.name,
        h(
          'button',
          {
            type: 'button',
            'aria-label': `Remove ${file.name}`,
            onClick: () => onChange(files.filter((one) => one !== file)),
          },
          h(Icon, { name: 'close', size: 14 }),
        ),
      ),
    ),
  );
}
