// The shop's product cards: found by search, read, written and deleted; taken out to a file and brought back.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { newId } from '../../../lib/model/entries.ts';
import { FACTS, ProductCard } from '../../../lib/model/products.ts';
import { sameCard, searchCards } from '../../../lib/products/cards.ts';
import { cardsToCsv, cardsToJson } from '../../../lib/products/exchange.ts';
import { deleteProduct, listProducts, putProducts } from '../../../lib/store/products.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { type Keeping, useForm } from '../parts/form.ts';
import { Head } from '../parts/Head.tsx';
import { Editor } from './Editor.tsx';
import words from './productsPage.i18n.json';

const PAGE = 60;

const newCard = (): ProductCard => ({
  id: `card.${newId()}`,
  title: '',
  skus: [],
  listings: [],
  goesWith: [],
  faq: [],
});

/** How one card is read, written and deleted. */
const keeping: Keeping<ProductCard> = {
  what: 'products',
  async read(store, shop, id) {
    const row = await store.db.get('products', [shop, id]);
    return row && ProductCard.safeParse(row.card).data;
  },
  write: (store, shop, card) => putProducts(store, shop, [card]),
  erase: deleteProduct,
  same: sameCard,
};

export function Products() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const version = office.version.value;
  const [all, setAll] = useState<ProductCard[]>();
  const [query, setQuery] = useState('');
  const [count, setCount] = useState(PAGE);
  const form = useForm(keeping);
  const open = form.one;
  const [said, setSaid] = useState<{ text: string; back?: ProductCard }>();
  useEffect(() => {
    let here = true;
    void (shop === undefined ? Promise.resolve([]) : listProducts(office.store, shop)).then((cards) => {
      // One collator for all: each title comparing itself takes seconds for twenty thousand.
      const { compare } = new Intl.Collator(locale);
      if (here) setAll(cards.sort((a, b) => compare(a.title, b.title)));
    });
    return () => {
      here = false;
    };
  }, [shop, version]);
  const found = useMemo(() => searchCards(all ?? [], query), [all, query]);
  const n = (value: number) => figure(value, locale);

  const save = async (card: ProductCard, over = false) => {
    const written = await form.save(card, over);
    setSaid(written ? { text: t('saved', { title: card.title }) } : undefined);
  };
  const remove = async (card: ProductCard) => {
    const back = await form.remove(card);
    if (back) setSaid({ text: t('deleted', { title: back.title }), back });
  };
  const out = (kind: 'json' | 'csv') =>
    office.door.save(
      `products.${kind}`,
      kind === 'json' ? cardsToJson(all ?? []) : cardsToCsv(all ?? [], locale),
      kind === 'json' ? 'application/json' : 'text/csv',
    );
  const holds = (card: ProductCard) => {
    const facts = FACTS.filter((field) => card[field]).length + (card.goesWith.length > 0 ? 1 : 0);
    return [
      facts > 0 && t('holds.facts', { n: facts }),
      card.sizes && t('holds.sizes'),
      card.faq.length > 0 && t('holds.faq', { n: card.faq.length }),
    ]
      .filter(Boolean)
      .join(' • ');
  };
  const toImport = () => {
    location.hash = '#/products/import';
  };
  const empty = all?.length === 0;
  const isFresh = !all?.some((card) => card.id === open?.id);
  return (
    <div class="ch-off-body">
      <Head title={t('products')}>
        {!empty && (
          <>
            <Button kind="link" onClick={() => out('json')}>
              {t('export.json')}
            </Button>
            <Button kind="link" onClick={() => out('csv')}>
              {t('export.csv')}
            </Button>
            <Button onClick={toImport}>{t('import')}</Button>
          </>
        )}
        <Button
          kind={open || empty ? 'plain' : 'main'}
          onClick={() => {
            form.openNew(newCard());
            setSaid(undefined);
          }}
        >
          {t('add')}
        </Button>
      </Head>
      {said && (
        <p class="ch-said" role="status">
          {said.text}
          {said.back && (
            <Button kind="link" onClick={() => void save(said.back!)}>
              {t('undo')}
            </Button>
          )}
        </p>
      )}
      {empty && !open && (
        <div class="ch-off-empty ch-products-empty">
          <p class="ch-off-what">{t('empty')}</p>
          <Button kind="main" onClick={toImport}>
            {t('empty.import')}
          </Button>
        </div>
      )}
      {all && (!empty || open) && (
        <div class="ch-replies ch-products">
          <section>
            <div class="ch-off-line">
              <div class="ch-grow">
                <Field
                  bare
                  type="search"
                  label={t('search')}
                  placeholder={t('search')}
                  value={query}
                  onValue={(text) => {
                    setQuery(text);
                    setCount(PAGE);
                  }}
                />
              </div>
              <span class="ch-meta" role="status">
                {t('count', { n: n(found.length), all: n(all.length) })}
              </span>
            </div>
            {found.length === 0 ? (
              <p class="ch-off-empty">{t('none')}</p>
            ) : (
              <Table
                label={t('products')}
                rows={found.slice(0, count)}
                rowId={(card) => card.id}
                columns={[
                  {
                    id: 'title',
                    head: t('col.title'),
                    cell: (card) => (
                      <button
                        type="button"
                        class="ch-row-open ch-clip"
                        aria-pressed={open?.id === card.id}
                        onClick={() => {
                          form.open(card);
                          setSaid(undefined);
                        }}
                      >
                        {card.title}
                      </button>
                    ),
                  },
                  {
                    id: 'codes',
                    head: t('col.codes'),
                    cell: (card) => (
                      <span class="ch-meta ch-cell-name">
                        {[...card.skus, ...card.listings.map(({ listingId }) => listingId)].join(', ')}
                      </span>
                    ),
                  },
                  {
                    id: 'holds',
                    head: t('col.holds'),
                    cell: (card) => <span class="ch-meta">{holds(card)}</span>,
                  },
                ]}
                more={
                  found.length > count
                    ? {
                        label: t('more', { n: n(Math.min(PAGE, found.length - count)) }),
                        onClick: () => setCount(count + PAGE),
                      }
                    : undefined
                }
              />
            )}
          </section>
          <aside ref={form.place}>
            {open ? (
              <Editor
                key={form.turn}
                card={open}
                meanwhile={form.meanwhile}
                fresh={isFresh}
                onSave={save}
                onDelete={remove}
                onTake={form.takeTheirs}
                onClose={form.close}
              />
            ) : (
              <p class="ch-quiet">{t('pick')}</p>
            )}
          </aside>
        </div>
      )}
    </div>
  );
}
