import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SlashCommand } from './slash-commands.ts';

interface SlashPickerProps {
  commands: SlashCommand[];
  /** Index of the marked one. */
  marked: number;
  onPick(command: SlashCommand): void;
}

/** The list over the composer. The text box keeps the focus and names the marked option. */
export function SlashPicker({ commands, marked, onPick }: SlashPickerProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [marked]);
  if (commands.length === 0)
    return h('p', { class: 'picker none', role: 'status' }, 'No slash command of this name. Is the bot running?');
  return h(
    'ul',
    { class: 'picker', id: 'slash-picker', role: 'listbox', 'aria-label': 'Slash commands', ref: list },
    commands.map((command, index) =>
      h(
        'li',
        {
          id: `slash-${index}`,
          role: 'option',
          'aria-selected': index === marked,
          key: command.name,
          // A click would take the focus out of the text box first.
          onMouseDown: (event: MouseEvent) => event.preventDefault(),
          onClick: () => onPick(command),
        },
        h('strong', null, `/${command.name}`),
        command.options.map(({ name, required }) =>
          h('span', { class: required ? 'option-name required' : 'option-name' }, name),
        ),
        h('small', null, command.description),
      ),
    ),
  );
}
