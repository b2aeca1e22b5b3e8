// What the popup says of a site in a sentence: which fields cannot be read and what waits for them, with the ways on; or
// quietly, what is read a second way.
import { useId, useState } from 'preact/hooks';
import type { Marketplace } from '../../lib/model/marketplace.ts';
import { useOffice, useWords } from '../options/core/context.tsx';
import type { SiteState } from '../options/core/sites.ts';
import { pickIn } from '../options/marketplaces/deeds.ts';
import { fieldName } from '../options/marketplaces/fieldNames.ts';
import pageWords from '../options/marketplaces/health.i18n.json';
import { Button } from '../ui/Button.tsx';
import { ChevronDown, ChevronRight } from '../ui/icons.tsx';
import words from './popup.i18n.json';
import type { Degraded, Trouble } from './trouble.ts';

/** Fields named one by one; of more than that the first, and how many there are. */
const NAMED = 2;

/** `订单状态、数量读不到`; in the tooltip all of them as health names them. */
function Unread({ fields }: { fields: readonly string[] }) {
  const t = useWords(words);
  const locale = useOffice().locale.value;
  const names = [...new Set(fields.map((field) => fieldName(field, locale)))];
  const listed = names.slice(0, names.length > NAMED ? 1 : NAMED).join(t('site.and'));
  return (
    <span title={fields.join('\n')}>
      {names.length > NAMED
        ? t('site.fieldMore', { name: listed, all: names.length })
        : t('site.field', { name: listed })}
    </span>
  );
}

/** How many fields are read a second way, unfolding to which, and from which of its places each. */
function Second({ n, second }: { n: number; second: readonly Degraded[] }) {
  const t = useWords(words);
  const page = useWords(pageWords);
  const locale = useOffice().locale.value;
  const [open, setOpen] = useState(false);
  const id = useId();
  const said = t('site.degraded', { n });
  if (second.length === 0) return <>{said}</>;
  return (
    <>
      <Button kind="bare" expanded={open} controls={id} onClick={() => setOpen(!open)}>
        {said}
        {open ? <ChevronDown /> : <ChevronRight />}
      </Button>
      <ul id={id} class="ch-site-fields" hidden={!open}>
        {open &&
          second.map(({ field, at, of }) => (
            <li key={field} title={field}>
              {fieldName(field, locale)}{' '}
              <span class="ch-meta">{page('place.of', { at: at + 1, n: of })}</span>
            </li>
          ))}
      </ul>
    </>
  );
}

/** How a site stands that has no trouble. */
export function Says({ state, second }: { state: SiteState; second: readonly Degraded[] }) {
  const t = useWords(words);
  if (state.is === 'degraded') return <Second n={state.n} second={second} />;
  if (state.is !== 'missing') return <>{t(`site.${state.is}`)}</>;
  return (
    <>
      <Unread fields={state.fields} />
      {state.rules > 0 && <span class="ch-site-paused">{t('site.pausedRules', { n: state.rules })}</span>}
    </>
  );
}

/** What broke, what waits for it, and the two ways on. */
export function Broken({ site, trouble }: { site: Marketplace; trouble: Trouble }) {
  const office = useOffice();
  const t = useWords(words);
  const kind = useWords(pageWords);
  const { page, what, fields, rules, views } = trouble;
  const name = page.kinds.map((one) => kind(`kind.${one}`)).join(' · ');
  const repair = async () => {
    // Repairing is the owner's: behind the lock the back office asks for the passcode first.
    if (office.locked.value) office.door.openOffice(`marketplaces/${site.id}`);
    else if (await pickIn(office, site, page.id)) window.close();
  };
  return (
    <>
      {what === 'fields' ? <Unread fields={fields} /> : <span>{t(`site.${what}`, { page: name })}</span>}
      <span class="ch-site-paused" role="status">
        {rules > 0 && t(views > 1 ? 'site.held' : 'site.pausedRules', { n: rules, views })}{' '}
        <Button kind="link" onClick={() => void repair()}>
          {kind('repair')}
        </Button>{' '}
        <Button
          kind="link"
          onClick={() => office.door.openOffice(`marketplaces/${site.id}/report/${page.id}`)}
        >
          {kind('report')}
        </Button>
      </span>
    </>
  );
}
