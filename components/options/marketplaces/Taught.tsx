// A console taught here: its name and formats, which the owner may change at any time, and one more page.
import { useState } from 'preact/hooks';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { KeptFile } from '../../../lib/model/patch.ts';
import { keepFile } from '../../../lib/store/sites.ts';
import { Button } from '../../ui/Button.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { pickIn } from './deeds.ts';
import { HabitFields } from './HabitFields.tsx';
import words from './siteFiles.i18n.json';
import { habitsIn, withHabits } from './teaching.ts';

/** Opens the picker in the console's tab that is in front. */
export function TeachPage({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(words);
  return (
    <Button kind="link" onClick={() => void pickIn(office, site)}>
      {t(site.pages.length > 0 ? 'teach.another' : 'teach.page')}
    </Button>
  );
}

export function HabitForm({ kept, onDone }: { kept: KeptFile; onDone: () => void }) {
  const office = useOffice();
  const t = useWords(words);
  const [name, setName] = useState(kept.file.name.en);
  const [habits, setHabits] = useState(() => habitsIn(kept.file));
  const go = async () => {
    if (name.trim() === '') return;
    const done = await office.attempt(async () => {
      const file = withHabits(kept.file, name.trim().slice(0, 60), habits);
      await keepFile(office.store, { ...kept, file, at: office.door.now() });
      await office.changed('sites');
    });
    if (done) onDone();
  };
  return (
    <form
      class="ch-narrow ch-market-habits"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <HabitFields name={name} onName={setName} habits={habits} onHabits={setHabits} />
      <div class="ch-form-foot">
        <Button disabled={name.trim() === ''} onClick={go}>
          {t('habits.keep')}
        </Button>
      </div>
    </form>
  );
}
