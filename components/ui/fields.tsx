// Fields: one line, several lines, a choice from a list. The label is always there; a fault is said below in words.
import { useId } from 'preact/hooks';
import { ChevronDown } from './icons.tsx';

interface Common {
  label: string;
  value: string;
  /** The label is for readers of the screen only, as in a table cell. */
  bare?: boolean;
  hint?: string;
  fault?: string;
  disabled?: boolean;
  onValue: (value: string) => void;
}

interface Ids {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

function Labelled({
  label,
  bare,
  hint,
  fault,
  children,
}: Omit<Common, 'value' | 'onValue'> & { children: (ids: Ids) => preact.JSX.Element }) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div class="ch-field">
      <label for={id} class={bare ? 'ch-sr' : 'ch-label'}>
        {label}
      </label>
      {children({ id, 'aria-describedby': note && `${id}-note`, 'aria-invalid': fault ? true : undefined })}
      {note && (
        <p id={`${id}-note`} class={fault ? 'ch-fault' : 'ch-meta'}>
          {note}
        </p>
      )}
    </div>
  );
}

export interface FieldProps extends Common {
  type?: 'text' | 'search' | 'number' | 'url' | 'password' | 'time';
  placeholder?: string;
  onEnter?: () => void;
}

/** One line. */
export const Field = ({ type = 'text', placeholder, onEnter, ...rest }: FieldProps) => (
  <Labelled {...rest}>
    {(ids) => (
      <input
        {...ids}
        class="ch-input"
        type={type as 'text'}
        value={rest.value}
        placeholder={placeholder}
        disabled={rest.disabled}
        autocomplete="off"
        onInput={(event) => rest.onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) onEnter?.();
        }}
      />
    )}
  </Labelled>
);

export interface TextAreaProps extends Common {
  rows?: number;
  placeholder?: string;
}

/** Several lines; grows with its text where the browser can. */
export const TextArea = ({ rows = 3, placeholder, ...rest }: TextAreaProps) => (
  <Labelled {...rest}>
    {(ids) => (
      <textarea
        {...ids}
        class="ch-input ch-area"
        rows={rows}
        value={rest.value}
        placeholder={placeholder}
        disabled={rest.disabled}
        onInput={(event) => rest.onValue(event.currentTarget.value)}
      />
    )}
  </Labelled>
);

export interface SelectProps extends Common {
  options: { value: string; label: string }[];
}

/** A choice from a list: the browser's own, so that every key works. */
export const Select = ({ options, ...rest }: SelectProps) => (
  <Labelled {...rest}>
    {(ids) => (
      <span class="ch-select">
        <select
          {...ids}
          class="ch-input"
          value={rest.value}
          disabled={rest.disabled}
          onChange={(event) => rest.onValue(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown />
      </span>
    )}
  </Labelled>
);
