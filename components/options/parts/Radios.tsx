// One of a few, said in full: the browser's own radio buttons in the accent, each with what follows from it.
import { useId } from 'preact/hooks';

export interface RadiosProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string; what?: string }[];
  disabled?: boolean;
  onPick: (value: T) => void;
}

export function Radios<T extends string>({ label, value, options, disabled, onPick }: RadiosProps<T>) {
  const name = useId();
  return (
    <fieldset class="ch-radios" disabled={disabled} aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onPick(option.value)}
          />
          <span>{option.label}</span>
          {option.what && <span class="ch-meta">{option.what}</span>}
        </label>
      ))}
    </fieldset>
  );
}
