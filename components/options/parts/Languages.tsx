// The three languages, each in its own name; the page speaks the chosen one at once.
import { useRef } from 'preact/hooks';
import { take } from '../../ui/hotkeys.ts';
import { rove } from '../../ui/listbox.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { LANGUAGES } from './languageNames.ts';
import words from './parts.i18n.json';

export function Languages() {
  const office = useOffice();
  const t = useWords(words);
  const group = useRef<HTMLDivElement>(null);
  const at = office.locale.value;
  const pick = (index: number) => {
    const [locale] = LANGUAGES[index] ?? [];
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
    if (locale && locale !== at) void office.patch({ locale });
  };
  return (
    <div
      ref={group}
      class="ch-languages"
      role="radiogroup"
      aria-label={t('language')}
      onKeyDown={(event) => {
        const to = rove(
          event.key,
          LANGUAGES.findIndex(([locale]) => locale === at),
          LANGUAGES.length,
        );
        if (to === undefined) return;
        take(event);
        pick(to);
      }}
    >
      {LANGUAGES.map(([locale, name], i) => (
        <button
          key={locale}
          type="button"
          role="radio"
          lang={locale}
          aria-checked={locale === at}
          tabIndex={locale === at ? 0 : -1}
          onClick={() => pick(i)}
        >
          <span class="ch-steady" data-text={name}>
            {name}
          </span>
        </button>
      ))}
    </div>
  );
}
