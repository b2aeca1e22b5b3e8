// Section: a fold with its title left and a summary right, so that also the folded section answers.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ChevronDown, ChevronRight } from './icons.tsx';
import { Key } from './Key.tsx';
import { ariaKeys, type Chord } from './keys.ts';

export interface SectionProps {
  title: string;
  summary?: string;
  chord?: Chord;
  open: boolean;
  onFold: (open: boolean) => void;
  children?: ComponentChildren;
}

export function Section({ title, summary, chord, open, onFold, children }: SectionProps) {
  const id = useId();
  return (
    <section class="ch-section">
      <h3>
        <button
          type="button"
          class="ch-section-head"
          aria-expanded={open}
          aria-controls={id}
          aria-keyshortcuts={chord && ariaKeys(chord)}
          onClick={() => onFold(!open)}
        >
          <span class="ch-section-title">{title}</span>
          <span class="ch-section-summary">{summary}</span>
          {chord && <Key chord={chord} />}
          {open ? <ChevronDown /> : <ChevronRight />}
        </button>
      </h3>
      <div id={id} class="ch-section-body" hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
