// A field whose text is compared with another while it is typed: the same text lies below it, unseen but for the marks
// on what differs, and gives the field its height. So the caret, undo and input methods stay the browser's own.

import { Changed } from '../ui/Changed.tsx';
import { composing } from '../ui/hotkeys.ts';

interface Props {
  side: 'old' | 'new';
  label: string;
  value: string;
  other: string;
  source?: string;
  onValue: (text: string) => void;
}

export function ChangeField({ side, label, value, other, source, onValue }: Props) {
  const before = side === 'old' ? value : other;
  const after = side === 'old' ? other : value;
  return (
    <div class={`ch-change ch-change-${side}`}>
      <div class="ch-change-stack">
        <div class="ch-change-below" aria-hidden="true">
          {before && after ? <Changed before={before} after={after} side={side} /> : value}
          {'\u200b'}
        </div>
        <textarea
          class="ch-change-text"
          rows={1}
          aria-label={label}
          data-first={side === 'new' ? true : undefined}
          spellcheck={false}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
          onKeyDown={(event) => {
            // A remark is one line: ↵ alone is nobody's.
            if (event.key === 'Enter' && !composing(event) && !event.altKey) event.preventDefault();
          }}
        />
      </div>
      {source && <span class="ch-quiet">{source}</span>}
    </div>
  );
}
