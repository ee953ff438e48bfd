import { Labelled } from './labelled.tsx';

interface ChoiceProps {
  label: string;
  hint?: string;
  name: string;
  /** What is sent, and what is shown. */
  options: readonly { value: string; text: string }[];
  value?: string | undefined;
}

/** One of a few. */
export function Choice({ label, hint, name, options, value }: ChoiceProps) {
  return (
    <Labelled label={label} {...(hint && { hint })}>
      {(control) => (
        <select {...control} name={name}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
