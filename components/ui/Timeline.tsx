// Timeline: what stands in an order's remark, read back, newest first. Text that is not in our grammar stays as it
// was written, with a dashed dot.
import type { Locale } from '../../lib/model/basics.ts';
import type { RemarkReason } from '../../lib/model/entries.ts';
import type { Flag } from '../../lib/model/facts.ts';
import { speak, when } from './format.ts';
import { FlagIcon } from './icons.tsx';
import words from './ui.i18n.json';

export interface TimelineItem {
  id: string;
  /** `remark`: in our grammar. `free`: anything else. `event`: something that happened, named by `title`. */
  kind: 'remark' | 'free' | 'event';
  /** Of a remark: a RemarkReason, or the word as it stands. */
  reason?: string;
  title?: string;
  from?: string;
  to?: string;
  text?: string;
  flag?: Flag;
  agent?: string;
  /** ISO 8601 with the shop's offset. */
  at?: string;
  /** In place of `at`: the time as the remark itself says it. */
  time?: string;
  /** Being written, not put in yet. */
  draft?: boolean;
}

/** A remark's reason in words; an unknown one is shown as it stands. */
export const reasonName = (reason: string, locale: Locale): string =>
  `reason.${reason}` in words ? speak(words, locale)(`reason.${reason as RemarkReason}`) : reason;

export function Timeline({ items, locale }: { items: TimelineItem[]; locale: Locale }) {
  const t = speak(words, locale);
  const by = ({ agent, at, time: said, draft, kind }: TimelineItem) => {
    const who = agent && t('agent', { agent });
    const time = draft ? t('timeline.draft') : (said ?? (at && when(at, locale)));
    if (kind === 'free' && !who && !time) return t('timeline.unsigned');
    return [who, time].filter(Boolean).join(t('comma'));
  };
  return (
    <ol class="ch-timeline">
      {items.map((item) => (
        <li key={item.id} class={item.draft ? 'ch-tl-draft' : `ch-tl-${item.kind}`}>
          <p class="ch-tl-head">
            <b>
              {item.title ??
                (item.kind === 'remark' ? reasonName(item.reason ?? '', locale) : t('timeline.free'))}
            </b>
            {item.flag && item.flag !== 'none' && (
              <span class="ch-meta ch-flag">
                <FlagIcon flag={item.flag} />
                {t(`flag.${item.flag}`)}
              </span>
            )}
          </p>
          {item.from !== undefined && <p class="ch-meta">{item.from || t('timeline.nothing')}</p>}
          {item.to !== undefined && (
            <p class="ch-tl-to">
              <span>→ </span>
              {item.to}
            </p>
          )}
          {item.text !== undefined && <p class="ch-tl-to">{t('quote', { text: item.text })}</p>}
          <p class="ch-meta">{by(item)}</p>
        </li>
      ))}
    </ol>
  );
}
