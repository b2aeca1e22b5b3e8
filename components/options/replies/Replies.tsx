// The shop's replies: found by search and by what they are narrowed to, read, written and deleted; taken out to a file
// and brought back.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { toCsv, toJson, toXlsx } from '../../../lib/replies/exchange.ts';
import { createIndex } from '../../../lib/replies/search.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { todayOf } from '../core/today.ts';
import { useForm } from '../parts/form.ts';
import { Head } from '../parts/Head.tsx';
import { inFolder, inOrder, inView } from './choosing.ts';
import { Editor, newReply } from './Editor.tsx';
import { type Chosen, Filters } from './Filters.tsx';
import { Rows } from './Rows.tsx';
import words from './repliesPage.i18n.json';
import { bare, type Shelved, shelfOf, shelving } from './shelf.ts';

const MOST = 500;
const FILES = {
  json: ['application/json', toJson],
  csv: ['text/csv', toCsv],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', toXlsx],
} as const;

/** As it is looked for: by what it says in any of its languages. */
const inAllLanguages = (reply: Shelved): Shelved =>
  reply.variants?.length
    ? {
        ...reply,
        title: [reply.title, ...reply.variants.map(({ title }) => title ?? '')].join(' '),
        body: [reply.body, ...reply.variants.map(({ body }) => body)].join('\n'),
      }
    : reply;

export function Replies() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const version = office.version.value;
  const [all, setAll] = useState<Shelved[]>([]);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Chosen>({
    language: locale,
    folder: '',
    tag: '',
    view: 'all',
    order: 'shop',
  });
  const form = useForm(shelving);
  const open = form.one;
  const [said, setSaid] = useState<{ text: string; back?: Shelved }>();
  useEffect(() => {
    let here = true;
    void shelfOf(office.store, shop).then((shelf) => here && setAll(shelf));
    return () => {
      here = false;
    };
  }, [shop, version]);
  const instant = useMemo(() => ({ now: office.door.now(), today: todayOf(office) }), [version]);
  const mine = useMemo(
    () =>
      all.filter(
        (reply) =>
          !chosen.language ||
          reply.locale === chosen.language ||
          reply.variants?.some((one) => one.locale === chosen.language),
      ),
    [all, chosen.language],
  );
  // Built when somebody turns to the search: neither a page that opens nor the first key is to wait for it.
  const [searching, setSearching] = useState(false);
  const index = useMemo(
    () => (searching ? createIndex(mine.map(inAllLanguages)) : undefined),
    [mine, searching],
  );
  const asked = query.trim() !== '';
  const found = useMemo(() => {
    const { folder, tag, view, order } = chosen;
    const fits = (reply: Shelved) =>
      inFolder(reply, folder) && (!tag || reply.tags.includes(tag)) && inView(reply, view, instant);
    if (!index || !asked) return inOrder(mine.filter(fits), order);
    const byId = new Map(mine.map((reply) => [reply.id, reply]));
    const narrowed = folder !== '' || tag !== '' || view !== 'all';
    const hits = index.search(query, { limit: narrowed ? mine.length : MOST });
    // The best match first, unless another order was asked for.
    return inOrder(hits.flatMap((hit) => byId.get(hit.id) ?? []).filter(fits), order);
  }, [mine, index, asked && query, chosen, instant]);
  const n = (value: number) => figure(value, locale);

  const save = async (reply: Shelved, over = false) => {
    const written = await form.save(reply, over);
    setSaid(written ? { text: t('saved', { title: reply.title }) } : undefined);
  };
  const remove = async (reply: Shelved) => {
    const back = await form.remove(reply);
    if (back) setSaid({ text: t('deleted', { title: back.title }), back });
  };
  /** What is listed goes out; with nothing narrowed, all of it. */
  const out = (kind: keyof typeof FILES) => {
    const [type, made] = FILES[kind];
    office.door.save(`replies.${kind}`, made(found.map(bare)), type);
  };
  return (
    <div class="ch-off-body">
      <Head title={t('replies')}>
        {(['xlsx', 'csv', 'json'] as const).map((kind) => (
          <Button key={kind} kind="link" onClick={() => out(kind)}>
            {t(`export.${kind}`)}
          </Button>
        ))}
        <Button onClick={() => (location.hash = '#/replies/import')}>{t('import')}</Button>
        <Button
          kind={open ? 'plain' : 'main'}
          onClick={() => {
            form.openNew({ ...newReply(chosen.language || locale), again: 0 });
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
      <div class="ch-replies">
        <section>
          <div class="ch-off-line">
            <div class="ch-grow" onFocusCapture={() => setSearching(true)} onInput={() => setSearching(true)}>
              <Field
                bare
                type="search"
                label={t('search')}
                placeholder={t('search')}
                value={query}
                onValue={setQuery}
              />
            </div>
            <span class="ch-meta" role="status">
              {t('count', { n: n(found.length), all: n(mine.length) })}
            </span>
          </div>
          <Filters
            replies={mine}
            instant={instant}
            chosen={chosen}
            onChoose={(change) => setChosen({ ...chosen, ...change })}
          />
          {found.length === 0 ? (
            <p class="ch-off-empty">{t(asked ? 'none' : 'none.here')}</p>
          ) : (
            <Rows
              rows={found}
              open={open?.id}
              today={instant.today}
              onOpen={(reply) => {
                form.open(reply);
                setSaid(undefined);
              }}
            />
          )}
        </section>
        <aside ref={form.place}>
          {open ? (
            <Editor
              key={form.turn}
              reply={open}
              meanwhile={form.meanwhile}
              shelf={all}
              today={instant.today}
              onSave={(reply, over) => {
                const { again, lastUsed } = open;
                return save({ ...reply, again, ...(lastUsed === undefined ? {} : { lastUsed }) }, over);
              }}
              onDelete={remove}
              onTake={form.takeTheirs}
              onClose={form.close}
            />
          ) : (
            <p class="ch-quiet">{t('pick')}</p>
          )}
        </aside>
      </div>
    </div>
  );
}
