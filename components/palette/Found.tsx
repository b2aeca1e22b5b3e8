// The replies found, in groups: title with its matches, folder and tags, uses. Moving the pointer chooses, a click
// takes; pressing never takes the focus out of the search.
import type { RefObject } from 'preact';
import type { Locale } from '../../lib/model/basics.ts';
import { figure, speak } from '../ui/format.ts';
import { optionId } from '../ui/listbox.ts';
import { TAGS } from './Preview.tsx';
import words from './palette.i18n.json';
import type { PaletteGroup, PaletteItem } from './view.ts';

interface Props {
  id: string;
  list: RefObject<HTMLDivElement | null>;
  groups: PaletteGroup[];
  selected?: string;
  none: string;
  locale: Locale;
  onSelect: (id: string) => void;
  onChoose: () => void;
}

/** A title in runs, the matching ones marked. Ranges that overlap or fall outside are cut to fit. */
function Title({ title, ranges }: Pick<PaletteItem, 'title' | 'ranges'>) {
  let at = 0;
  const parts: preact.ComponentChild[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from);
    if (to <= start) continue;
    parts.push(title.slice(at, start), <b key={start}>{title.slice(start, to)}</b>);
    at = to;
  }
  return (
    <span class="ch-option-title">
      {parts}
      {title.slice(at)}
    </span>
  );
}

export function Found({ id, list, groups, selected, none, locale, onSelect, onChoose }: Props) {
  const t = speak(words, locale);
  const filled = groups.filter((group) => group.items.length);
  let index = 0;
  return (
    <div
      ref={list}
      id={id}
      class="ch-found"
      role="listbox"
      aria-label={t('palette')}
      onMouseDown={(event) => event.preventDefault()}
    >
      {!filled.length && <p class="ch-found-none">{none}</p>}
      {filled.map((group) => (
        <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
          <p class="ch-found-head" id={`${id}-${group.kind}`}>
            {group.kind === 'step' && !group.name
              ? t('group.thisStep')
              : t(`group.${group.kind}`, { name: group.name ?? '' })}
          </p>
          {group.items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search box holds the focus and takes the keys
            <div
              key={item.id}
              id={optionId(id, index++)}
              role="option"
              class="ch-option"
              tabIndex={-1}
              aria-selected={item.id === selected}
              onPointerMove={(event) => {
                // A list that scrolls under a resting pointer chooses nothing.
                if (item.id !== selected && (event.movementX || event.movementY)) onSelect(item.id);
              }}
              onClick={() => (item.id === selected ? onChoose() : onSelect(item.id))}
            >
              <Title title={item.title} ranges={item.ranges} />
              <span class="ch-option-uses">
                {item.locale && (
                  <span class="ch-lang" title={t(`lang.${item.locale}`)}>
                    {TAGS[item.locale]}
                  </span>
                )}
                {item.uses > 0 && t('uses', { n: figure(item.uses, locale) })}
              </span>
              <span class="ch-option-where">
                {item.ended && <b class="ch-option-ended">{t('ended', { day: item.ended })}</b>}
                {item.folder?.split('/').join(' › ')}
                {item.tags.map((tag) => (
                  <span key={tag}> #{tag}</span>
                ))}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
