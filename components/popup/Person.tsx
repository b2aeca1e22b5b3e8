// The person at this desk: their role, which decides what rules speak to them, and what they themselves did in 7 days.
import { ROLES, type Role } from '../../lib/model/settings.ts';
import { useOffice, useWords } from '../options/core/context.tsx';
import partWords from '../options/parts/parts.i18n.json';
import { Select } from '../ui/fields.tsx';
import { figure } from '../ui/format.ts';
import words from './popup.i18n.json';

export function Person() {
  const office = useOffice();
  const t = useWords(words);
  const part = useWords(partWords);
  const locale = office.locale.value;
  const { agent, role } = office.settings.value;
  const { followed, overridden } = office.figures.value.mine;
  // Without a number nobody can be told from anybody else.
  const mine = agent.number !== '' && followed + overridden > 0;
  return (
    <div class="ch-pop-person">
      <span class="ch-meta" aria-hidden="true">
        {part('role')}
      </span>
      <Select
        bare
        label={part('role')}
        value={role}
        options={ROLES.map((one) => ({ value: one, label: part(`role.${one}`) }))}
        onValue={(next) => void office.patch({ role: next as Role })}
      />
      {mine && (
        <span class="ch-meta ch-pop-mine">
          {t('mine', { followed: figure(followed, locale), overridden: figure(overridden, locale) })}
        </span>
      )}
    </div>
  );
}
