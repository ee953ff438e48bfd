import { Labelled } from '../../ui/labelled.tsx';

interface TextLineProps {
  label: string;
  hint?: string;
  value: string;
  maxLength: number;
  onInput(value: string): void;
}

/** One line of text that a form of the board keeps itself. */
export function TextLine({ label, hint, value, maxLength, onInput }: TextLineProps) {
  return (
    <Labelled label={label} {...(hint && { hint })}>
      {(control) => (
        <input
          {...control}
          type="text"
          maxLength={maxLength}
          value={value}
          autocomplete="off"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
