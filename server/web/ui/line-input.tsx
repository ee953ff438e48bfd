import { Labelled } from './labelled.tsx';

interface LineInputProps {
  label: string;
  hint?: string;
  name: string;
  type?: 'text' | 'date' | 'month' | 'number' | 'time';
  value?: string | undefined;
  placeholder?: string;
  maxLength?: number;
  pattern?: string;
  min?: string;
  max?: string;
  isRequired?: boolean;
}

/** One line, as the form that it stands in sends it. */
export function LineInput({ label, hint, type = 'text', value, isRequired = false, ...rest }: LineInputProps) {
  return (
    <Labelled label={label} field={rest.name} {...(hint && { hint })}>
      {(control) => {
        const input = { ...control, ...rest, autocomplete: 'off', required: isRequired, defaultValue: value ?? '' };
        if (type === 'text') return <input {...input} type="text" />;
        if (type === 'number') return <input {...input} type="number" />;
        return <input {...input} type={type} />;
      }}
    </Labelled>
  );
}
