// What the list is narrowed by: language, folder with those below it, tag, how replies did; and its order.
import type { Locale } from '../../../lib/model/basics.ts';
import { Select } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { LANGUAGES } from '../parts/languageNames.ts';
import {
  foldersOf,
  type Instant,
  inView,
  ORDERS,
  type Order,
  tagsOf,
  UNUSED_DAYS,
  VIEWS,
  type View,
} from './choosing.ts';
import words from './repliesPage.i18n.json';
import type { Shelved } from './shelf.ts';

export interface Chosen {
  language: Locale | '';
  folder: string;
  tag: string;
  view: View;
  order: Order;
}

const MOST_TAGS = 300;

interface Props {
  /** All replies of the language. */
  replies: readonly Shelved[];
  instant: Instant;
  chosen: Chosen;
  onChoose: (change: Partial<Chosen>) => void;
}

export function Filters({ replies, instant, chosen, onChoose }: Props) {
  const { locale } = useOffice();
  const t = useWords(words);
  const counted = (name: string, n: number) => `${name} (${figure(n, locale.value)})`;
  const counts = VIEWS.map((view) => replies.filter((reply) => inView(reply, view, instant)).length);
  return (
    <div class="ch-reply-filters">
      <Select
        bare
        label={t('language')}
        value={chosen.language}
        options={[
          { value: '', label: t('language.all') },
          ...LANGUAGES.map(([value, label]) => ({ value, label })),
        ]}
        onValue={(language) => onChoose({ language: language as Chosen['language'], folder: '', tag: '' })}
      />
      <Select
        bare
        label={t('folder.shown')}
        value={chosen.folder}
        options={[
          { value: '', label: t('folder.all') },
          ...foldersOf(replies).map(({ path, name, depth, count }) => ({
            value: path,
            label: '\u2003'.repeat(depth) + counted(name, count),
          })),
        ]}
        onValue={(folder) => onChoose({ folder })}
      />
      <Select
        bare
        label={t('tag.shown')}
        value={chosen.tag}
        options={[
          { value: '', label: t('tag.all') },
          ...tagsOf(replies)
            .slice(0, MOST_TAGS)
            .map(({ tag, count }) => ({ value: tag, label: counted(`#${tag}`, count) })),
        ]}
        onValue={(tag) => onChoose({ tag })}
      />
      <Select
        bare
        label={t('view')}
        value={chosen.view}
        options={VIEWS.map((view, i) => ({
          value: view,
          label: view === 'all' ? t('view.all') : counted(t(`view.${view}`, { n: UNUSED_DAYS }), counts[i]!),
        }))}
        onValue={(view) => onChoose({ view: view as View })}
      />
      <Select
        bare
        label={t('order')}
        value={chosen.order}
        options={ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
        onValue={(order) => onChoose({ order: order as Order })}
      />
    </div>
  );
}
