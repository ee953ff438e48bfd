import { h } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from './choice.ts';
import { Icon } from './icon.ts';

interface SelectMenuProps {
  label: string;
  choices: Choice[];
  least: number;
  most: number;
  isDisabled?: boolean;
  /** Called with the values when a choice is made; a select of several calls when its list closes. */
  onChoose(values: string[]): void;
}

/** Discord's select: a button with a list under it, by mouse or keyboard. */
export function SelectMenu({ label, choices, least, most, isDisabled = false, onChoose }: SelectMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [values, setValues] = useState(choices.filter(({ isDefault }) => isDefault).map(({ value }) => value));
  const root = useRef<HTMLDivElement>(null);
  const isMultiple = most > 1;

  const close = (chosen: string[]) => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
    if (isMultiple && chosen.length >= least) onChoose(chosen);
  };
  const pick = (value: string) => {
    if (!isMultiple) {
      setValues([value]);
      close([]);
      onChoose([value]);
      return;
    }
    const others = values.filter((one) => one !== value);
    if (others.length < values.length) setValues(others);
    else if (values.length < most) setValues([...values, value]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close(values);
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  useLayoutEffect(() => {
    if (isOpen) moveFocus(root.current, 1);
  }, [isOpen]);
  const leave = (event: FocusEvent) => {
    const isInside = event.relatedTarget instanceof Node && root.current?.contains(event.relatedTarget);
    if (isOpen && !isInside) {
      setOpen(false);
      if (isMultiple && values.length >= least) onChoose(values);
    }
  };

  const shown = choices.filter(({ value }) => values.includes(value)).map((choice) => choice.label);
  return h(
    'div',
    { class: 'select', ref: root, onKeyDown, onFocusOut: leave },
    h(
      'button',
      {
        type: 'button',
        class: shown.length > 0 ? 'select-button chosen' : 'select-button',
        'aria-haspopup': 'listbox',
        'aria-expanded': isOpen,
        'aria-label': `${label}${shown.length > 0 ? `: ${shown.join(', ')}` : ''}`,
        disabled: isDisabled,
        onClick: () => (isOpen ? close(values) : setOpen(true)),
      },
      h('span', null, shown.length > 0 ? shown.join(', ') : label),
      h(Icon, { name: 'down' }),
    ),
    isOpen &&
      h(
        'ul',
        { role: 'listbox', 'aria-label': label, 'aria-multiselectable': isMultiple },
        choices.length === 0 && h('li', { class: 'none' }, 'Nothing to choose.'),
        choices.map((choice) => h(Item, { choice, isChosen: values.includes(choice.value), pick })),
      ),
  );
}

function Item({ choice, isChosen, pick }: { choice: Choice; isChosen: boolean; pick(value: string): void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    pick(choice.value);
  };
  return h(
    'li',
    { role: 'option', tabIndex: -1, 'aria-selected': isChosen, onClick: () => pick(choice.value), onKeyDown },
    h('span', null, choice.label),
    choice.description && h('small', null, choice.description),
  );
}

function moveFocus(root: HTMLElement | null, step: number): void {
  const items = [...(root?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
  const at = items.findIndex((item) => item.matches(':focus'));
  items[Math.min(Math.max(at + step, 0), items.length - 1)]?.focus();
}
