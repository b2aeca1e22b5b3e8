// The shop's replies: found by search, read, written and deleted; taken out to a file and brought back.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Locale } from '../../../lib/model/basics.ts';
import { toCsv, toJson } from '../../../lib/replies/exchange.ts';
import type { Reply } from '../../../lib/replies/reply.ts';
import { createIndex } from '../../../lib/replies/search.ts';
import { deleteReply, putReplies } from '../../../lib/store/replies.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Head } from '../parts/Head.tsx';
import { LANGUAGES } from '../parts/languageNames.ts';
import { Editor, newReply } from './Editor.tsx';
import words from './repliesPage.i18n.json';
import { shelfOf } from './shelf.ts';

const PAGE = 60;
const MOST = 500;

export function Replies() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const version = office.version.value;
  const [all, setAll] = useState<Reply[]>([]);
  const [query, setQuery] = useState('');
  const [language, setLanguage] = useState<Locale | ''>(locale);
  const [count, setCount] = useState(PAGE);
  const [open, setOpen] = useState<Reply>();
  const [said, setSaid] = useState<{ text: string; back?: Reply }>();
  useEffect(() => {
    let here = true;
    void shelfOf(office.store, shop).then((shelf) => here && setAll(shelf));
    return () => {
      here = false;
    };
  }, [shop, version]);
  const mine = useMemo(() => all.filter((reply) => !language || reply.locale === language), [all, language]);
  const index = useMemo(() => createIndex(mine), [mine]);
  const found = useMemo(() => {
    if (query.trim() === '') return mine;
    const byId = new Map(mine.map((reply) => [reply.id, reply]));
    return index.search(query, { limit: MOST }).flatMap((hit) => byId.get(hit.id) ?? []);
  }, [mine, index, query]);
  const n = (value: number) => figure(value, locale);

  const save = (reply: Reply) =>
    office.attempt(async () => {
      await putReplies(office.store, (await office.ensureShop()).id, [reply]);
      await office.changed('replies');
      setOpen(reply);
      setSaid({ text: t('saved', { title: reply.title }) });
    });
  const remove = (reply: Reply) =>
    office.attempt(async () => {
      await deleteReply(office.store, (await office.ensureShop()).id, reply.id);
      await office.changed('replies');
      setOpen(undefined);
      setSaid({ text: t('deleted', { title: reply.title }), back: reply });
    });
  const out = (kind: 'json' | 'csv') =>
    office.door.save(
      `replies.${kind}`,
      kind === 'json' ? toJson(mine) : toCsv(mine),
      kind === 'json' ? 'application/json' : 'text/csv',
    );
  const columns: Column<Reply>[] = [
    {
      id: 'title',
      head: t('col.title'),
      cell: (reply) => (
        <button
          type="button"
          class="ch-row-open ch-clip"
          aria-pressed={open?.id === reply.id}
          onClick={() => {
            setOpen(reply);
            setSaid(undefined);
          }}
        >
          {reply.title}
        </button>
      ),
    },
    {
      id: 'folder',
      head: t('col.folder'),
      cell: (reply) => (
        <span class="ch-meta ch-cell-name">
          {[reply.folder?.split('/').join(' › '), ...reply.tags.map((tag) => `#${tag}`)]
            .filter(Boolean)
            .join(' ')}
        </span>
      ),
    },
    {
      id: 'uses',
      head: t('col.uses'),
      figure: true,
      cell: (reply) => <span class="ch-quiet">{reply.uses > 0 && n(reply.uses)}</span>,
    },
  ];
  return (
    <div class="ch-off-body">
      <Head title={t('replies')}>
        <Button kind="link" onClick={() => out('json')}>
          {t('export.json')}
        </Button>
        <Button kind="link" onClick={() => out('csv')}>
          {t('export.csv')}
        </Button>
        <Button onClick={() => (location.hash = '#/replies/import')}>{t('import')}</Button>
        <Button
          kind={open ? 'plain' : 'main'}
          onClick={() => {
            setOpen(newReply(language || locale));
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
            <Select
              bare
              label={t('language')}
              value={language}
              options={[
                { value: '', label: t('language.all') },
                ...LANGUAGES.map(([value, label]) => ({ value, label })),
              ]}
              onValue={(value) => setLanguage(value as Locale | '')}
            />
            <span class="ch-meta" role="status">
              {t('count', { n: n(found.length), all: n(all.length) })}
            </span>
          </div>
          {found.length === 0 ? (
            <p class="ch-off-empty">{t('none')}</p>
          ) : (
            <Table
              label={t('replies')}
              columns={columns}
              rows={found.slice(0, count)}
              rowId={(reply) => reply.id}
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
        <aside>
          {open ? (
            <Editor
              key={open.id}
              reply={open}
              onSave={save}
              onDelete={remove}
              onClose={() => setOpen(undefined)}
            />
          ) : (
            <p class="ch-quiet">{t('pick')}</p>
          )}
        </aside>
      </div>
    </div>
  );
}
