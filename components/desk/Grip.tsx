// The grip on the desk's left edge: drag it, or focus it and press the arrows, to make the desk wider or narrower.

import { useRef } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { take } from '../ui/hotkeys.ts';
import { deskWords } from './words.ts';

export const WIDTH = { min: 280, max: 560, step: 20 } as const;
const within = (width: number) => Math.round(Math.min(WIDTH.max, Math.max(WIDTH.min, width)));

interface Props {
  /** px */
  width: number;
  locale: Locale;
  /** `done` once the pointer is lifted or a key was pressed. */
  onWidth: (width: number, done: boolean) => void;
}

export function Grip({ width, locale, onWidth }: Props) {
  const from = useRef<{ x: number; width: number } | undefined>(undefined);
  return (
    <div
      class="ch-grip"
      role="separator"
      aria-orientation="vertical"
      aria-label={deskWords(locale)('grip')}
      aria-valuenow={width}
      aria-valuemin={WIDTH.min}
      aria-valuemax={WIDTH.max}
      tabIndex={0}
      onKeyDown={(event) => {
        const by = { ArrowLeft: WIDTH.step, ArrowRight: -WIDTH.step }[event.code];
        if (by === undefined) return;
        take(event);
        onWidth(within(width + by), true);
      }}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (from.current) onWidth(within(from.current.width + from.current.x - event.clientX), false);
      }}
      onPointerUp={() => {
        if (from.current) onWidth(width, true);
        from.current = undefined;
      }}
    />
  );
}
