// One product card being written: its codes, facts, questions and size table. What is wrong is said before it can be
// saved; nothing is written but whole.
import { useState } from 'preact/hooks';
import { FACTS, type ProductCard } from '../../../lib/model/products.ts';
import {
  codesIn,
  type Fault,
  faultOf,
  listingsIn,
  listingText,
  tidyCard,
} from '../../../lib/products/cards.ts';
import productWords from '../../../lib/products/products.i18n.json';
import { Button } from '../../ui/Button.tsx';
import { Field, TextArea } from '../../ui/fields.tsx';
import { speak } from '../../ui/format.ts';
import { Close } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import type { Meanwhile as Stands } from '../parts/form.ts';
import { Meanwhile } from '../parts/Meanwhile.tsx';
import { differing } from './differing.ts';
import { emptyGrid, type Grid, gridOf, tableOf } from './grid.ts';
import words from './productsPage.i18n.json';
import { Sizes } from './Sizes.tsx';

interface Props {
  card: ProductCard;
  fresh: boolean;
  /** It was changed elsewhere since it was opened: what stands there now. */
  meanwhile: Stands<ProductCard> | undefined;
  /** `over`: also over what stands there now. */
  onSave: (card: ProductCard, over: boolean) => unknown;
  onTake: () => void;
  onDelete: (card: ProductCard) => unknown;
  onClose: () => void;
}

export function Editor({ card, fresh, meanwhile, onSave, onTake, onDelete, onClose }: Props) {
  const office = useOffice();
  const t = useWords(words);
  const names = speak(productWords, office.locale.value);
  const [draft, setDraft] = useState(card);
  const [codes, setCodes] = useState({
    skus: card.skus.join(', '),
    listings: card.listings.map(listingText).join(', '),
    goesWith: card.goesWith.join(', '),
  });
  const [grid, setGrid] = useState<Grid | undefined>(card.sizes && gridOf(card.sizes));
  const [tried, setTried] = useState<Fault | 'cells'>();
  const set = (change: Partial<ProductCard>) => setDraft({ ...draft, ...change });
  const setPair = (at: number, change: Partial<{ q: string; a: string }>) =>
    set({ faq: draft.faq.map((pair, i) => (i === at ? { ...pair, ...change } : pair)) });
  const sized = grid ? tableOf(grid) : { faults: [] };

  const made = () => {
    const { sizes: _, ...rest } = draft;
    return tidyCard({
      ...rest,
      skus: codesIn(codes.skus),
      listings: listingsIn(codes.listings),
      goesWith: codesIn(codes.goesWith),
      ...(sized.table ? { sizes: sized.table } : {}),
    });
  };
  const save = (over = false) => {
    const mine = made();
    const fault = faultOf(mine) ?? (sized.faults.length > 0 ? 'cells' : undefined);
    setTried(fault);
    if (!fault) void onSave(mine, over);
  };
  const theirs = meanwhile?.theirs;
  const wrong = tried !== 'cells' ? tried : undefined;
  const fieldOf = (field: string) => names(`field.${field}` as 'field.title');
  return (
    <form
      class="ch-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('title')}
        value={draft.title}
        fault={wrong?.code === 'title' ? t('title.needs') : undefined}
        onValue={(title) => set({ title })}
      />
      <div class="ch-pair">
        <Field label={t('skus')} value={codes.skus} onValue={(skus) => setCodes({ ...codes, skus })} />
        <Field
          label={t('listings')}
          value={codes.listings}
          hint={t('listings.hint')}
          onValue={(listings) => setCodes({ ...codes, listings })}
        />
      </div>
      {FACTS.map((field) => (
        <TextArea
          key={field}
          rows={1}
          label={fieldOf(field)}
          value={draft[field] ?? ''}
          onValue={(text) => set({ [field]: text })}
        />
      ))}
      <Field
        label={t('goesWith')}
        value={codes.goesWith}
        onValue={(goesWith) => setCodes({ ...codes, goesWith })}
      />
      {grid ? (
        <Sizes grid={grid} faults={tried ? sized.faults : []} onGrid={setGrid} />
      ) : (
        <Button
          kind="link"
          class="ch-start"
          onClick={() => setGrid(emptyGrid(office.locale.value === 'zh-CN' ? 'jin' : 'kg'))}
        >
          {t('sizes.add')}
        </Button>
      )}
      <section class="ch-faq">
        <h3>{t('faq')}</h3>
        {draft.faq.map(({ q, a }, i) => (
          <div key={i} class="ch-faq-pair">
            <Field label={t('faq.q', { n: i + 1 })} value={q} onValue={(next) => setPair(i, { q: next })} />
            <Button
              kind="bare"
              label={t('faq.drop', { n: i + 1 })}
              onClick={() => set({ faq: draft.faq.filter((_, at) => at !== i) })}
            >
              <Close />
            </Button>
            <TextArea
              rows={1}
              label={t('faq.a', { n: i + 1 })}
              value={a}
              onValue={(next) => setPair(i, { a: next })}
            />
          </div>
        ))}
        <Button kind="link" onClick={() => set({ faq: [...draft.faq, { q: '', a: '' }] })}>
          {t('faq.add')}
        </Button>
      </section>
      {wrong && wrong.code !== 'title' && (
        <p class="ch-fault" role="alert">
          {t(`fault.${wrong.code}`, { field: fieldOf(wrong.field) })}
        </p>
      )}
      {meanwhile && (
        <Meanwhile
          gone={!theirs}
          differs={theirs ? differing(made(), theirs, office.locale.value) : []}
          onKeep={() => save(true)}
          onTake={onTake}
        />
      )}
      <div class="ch-form-foot">
        <Button kind="main" onClick={() => save()}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('stop')}</Button>
        {!fresh && (
          <Button kind="link" class="ch-end" onClick={() => onDelete(card)}>
            {t('delete')}
          </Button>
        )}
      </div>
    </form>
  );
}
