// The popup: the shop and its agent, pause, the sites with their health, the rules in groups, the language. An owner
// who has just begun is led by three steps.
import { useEffect } from 'preact/hooks';
import { useOffice, useWords } from '../options/core/context.tsx';
import { shopNames } from '../options/core/shopNames.ts';
import { LastFault } from '../options/parts/Fault.tsx';
import { Languages } from '../options/parts/Languages.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/fields.tsx';
import { bindHotkeys } from '../ui/hotkeys.ts';
import { LevelIcon, Pause, Resume, Sign } from '../ui/icons.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import { AgentField } from './AgentField.tsx';
import { Person } from './Person.tsx';
import words from './popup.i18n.json';
import { Rules } from './Rules.tsx';
import { Sites } from './Sites.tsx';
import { Start } from './Start.tsx';

export function Popup({ trusted }: { trusted?: (event: Event) => boolean }) {
  const office = useOffice();
  const t = useWords(words);
  const { paused } = office.settings.value;
  const pause = () =>
    office.attempt(async () => {
      const now = !office.settings.value.paused;
      const told = await office.door.send({ type: 'pause', paused: now });
      await office.reload();
      return told.ok ? undefined : told.error;
    });
  useEffect(() => bindHotkeys(window, { [DEFAULT_KEYS.pause]: () => void pause() }, { trusted }), []);
  const shops = office.shops.value;
  return (
    <main class="ch-pop">
      <header class="ch-pop-head">
        <Sign />
        <h1>Counterhand</h1>
        <Button chord={DEFAULT_KEYS.pause} onClick={pause}>
          {paused ? <Resume /> : <Pause />}
          {t(paused ? 'resume' : 'pause')}
        </Button>
      </header>
      {office.store.readOnly && (
        <p class="ch-pop-strip ch-money">
          <LevelIcon level="money" />
          {t('readonly')}
          <Button kind="link" onClick={() => office.door.openOffice('data')}>
            {t('readonly.export')}
          </Button>
        </p>
      )}
      {paused && (
        <p class="ch-pop-strip" role="status">
          {t('paused')}
        </p>
      )}
      <div class="ch-pop-shop">
        {shops.length > 1 ? (
          <Select
            bare
            label={t('shop')}
            value={office.shop.value?.id ?? ''}
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={(id) => void office.choose(id)}
          />
        ) : (
          <span class="ch-clip" title={shops[0]?.name}>
            {shops[0]?.name ?? shopNames[office.locale.value]}
          </span>
        )}
        <AgentField />
        <Person />
      </div>
      {!office.settings.value.setupDone && <Start />}
      <Sites />
      <Rules />
      <p class="ch-pop-note">
        <span>{t('seen')}</span>
      </p>
      <div class="ch-pop-bottom">
        <LastFault />
        <footer class="ch-pop-foot">
          <Languages />
          <Button kind="link" onClick={() => office.door.openDraft()}>
            {t('draft')}
          </Button>
          <Button kind="link" onClick={() => office.door.openOffice('stock')}>
            {t('all')}
          </Button>
        </footer>
      </div>
    </main>
  );
}
