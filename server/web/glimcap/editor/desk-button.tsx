import type { ComponentChildren } from 'preact';

interface DeskButtonProps {
  /** It stays where it is and keeps the focus, but does nothing. */
  isOff?: boolean;
  isMain?: boolean;
  isSmall?: boolean;
  /** What it is called where its text alone says too little. */
  label?: string;
  describedBy?: string;
  /** For who looks for it again once its list was drawn anew. */
  name?: string;
  onPress(): void;
  children: ComponentChildren;
}

/** A button that never loses the focus: one that is disabled would drop whoever uses the keyboard to the page's top. */
export function DeskButton({ isOff = false, isMain = false, isSmall = false, ...rest }: DeskButtonProps) {
  const { label, describedBy, name, onPress, children } = rest;
  return (
    <button
      class={`button${isMain ? '' : ' button-quiet'}${isSmall ? ' button-small' : ''}`}
      type="button"
      aria-label={label}
      aria-describedby={describedBy}
      aria-disabled={isOff}
      data-name={name}
      onClick={() => isOff || onPress()}
    >
      {children}
    </button>
  );
}
