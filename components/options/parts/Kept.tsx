// A line that is kept when it is left or Enter is pressed; until it can be kept it stays as typed, with what is wrong.
import { useState } from 'preact/hooks';
import { Field, type FieldProps } from '../../ui/fields.tsx';

export interface KeptProps extends Omit<FieldProps, 'onValue' | 'onEnter' | 'fault'> {
  /** What is wrong with a text, in words; nothing where it may be kept. */
  wrong?: (text: string) => string | undefined;
  /** Answers whether it was kept. */
  onKeep: (text: string) => Promise<boolean>;
}

export function Kept({ wrong, onKeep, value, ...rest }: KeptProps) {
  const [typed, setTyped] = useState<string>();
  const fault = typed === undefined ? undefined : wrong?.(typed.trim());
  const keep = async () => {
    if (typed === undefined || fault) return;
    if (typed.trim() === value || (await onKeep(typed.trim()))) setTyped(undefined);
  };
  return (
    <div onFocusOut={keep}>
      <Field {...rest} value={typed ?? value} fault={fault} onValue={setTyped} onEnter={keep} />
    </div>
  );
}
