// Buttons. `main` is filled, and there is one on the screen; `plain` has an edge; `link` is words in the accent;
// `bare` is an icon or a few quiet words. A button says its key on a cap.
import type { ComponentChildren } from 'preact';
import { Key } from './Key.tsx';
import { ariaKeys, type Chord } from './keys.ts';

export interface ButtonProps {
  kind?: 'main' | 'plain' | 'link' | 'bare';
  /** Shown on a cap and announced; binding it is the caller's work. */
  chord?: Chord;
  /** As wide as its place, words left and cap right. */
  wide?: boolean;
  disabled?: boolean;
  /** The name, where the content is only an icon. */
  label?: string;
  expanded?: boolean;
  controls?: string;
  class?: string;
  onClick: () => void;
  children?: ComponentChildren;
}

export function Button({
  kind = 'plain',
  chord,
  wide,
  label,
  expanded,
  controls,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`ch-button ch-${kind} ${wide ? 'ch-wide' : ''} ${rest.class ?? ''}`}
      disabled={rest.disabled}
      aria-keyshortcuts={chord && ariaKeys(chord)}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={onClick}
    >
      {/* In words, not an attribute: what is seen (a picture, a key cap) then need not be in the name. */}
      {label && <span class="ch-sr">{label}</span>}
      {rest.children}
      {chord && <Key chord={chord} />}
    </button>
  );
}
