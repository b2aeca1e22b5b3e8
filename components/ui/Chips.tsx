// Chips: one choice of a few, as a radio group with one tab stop. Arrows move, digits choose, Space and Enter choose.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { composing, digitOf, take } from './hotkeys.ts';
import { Key } from './Key.tsx';
import { ariaKeys, type Chord } from './keys.ts';
import { rove } from './listbox.ts';

export interface Chip {
  id: string;
  label: string;
  icon?: ComponentChildren;
  /** A key that chooses it from anywhere on the page; binding it is the caller's work. */
  chord?: Chord;
}

export interface ChipsProps {
  label: string;
  options: Chip[];
  value?: string;
  /** Show and take the digits 1-9 while the group has focus. */
  digits?: boolean;
  onPick: (id: string) => void;
}

export function Chips({ label, options, value, digits, onPick }: ChipsProps) {
  const group = useRef<HTMLDivElement>(null);
  const at = options.findIndex((option) => option.id === value);
  const choose = (index: number) => {
    const option = options[index];
    if (!option) return;
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
    if (option.id !== value) onPick(option.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = digits ? digitOf(event) : 0;
    const buttons = [...(group.current?.querySelectorAll('[role=radio]') ?? [])];
    const here = buttons.findIndex((button) => event.composedPath().includes(button));
    const to = digit && digit <= options.length ? digit - 1 : rove(event.key, here, options.length);
    if (to === undefined) return;
    take(event);
    choose(to);
  };
  return (
    <div class="ch-chips" role="radiogroup" aria-label={label} ref={group} onKeyDown={onKeyDown}>
      {options.map((option, i) => (
        <button
          key={option.id}
          type="button"
          role="radio"
          class="ch-chip"
          aria-checked={option.id === value}
          aria-keyshortcuts={option.chord && ariaKeys(option.chord)}
          tabIndex={i === Math.max(0, at) ? 0 : -1}
          onClick={() => choose(i)}
        >
          {option.icon}
          <span class="ch-steady" data-text={option.label}>
            {option.label}
          </span>
          {option.chord ? (
            <Key chord={option.chord} />
          ) : (
            digits && i < 9 && <kbd class="ch-digit">{i + 1}</kbd>
          )}
        </button>
      ))}
    </div>
  );
}
