// Which groups of rules speak to which role. The person chooses their role in the popup; the owner may change the table.

import type { Role } from '../../../lib/model/settings.ts';
import type { RuleGroup } from '../../../lib/rules/define.ts';
import { CHOSEN_ROLES, HIDEABLE, hiddenFrom, SHIPPED } from '../../../lib/rules/roles.ts';
import { groupName } from '../../../lib/rules/words.ts';
import { Button } from '../../ui/Button.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import partWords from '../parts/parts.i18n.json';
import words from './shopPage.i18n.json';

export function Roles() {
  const office = useOffice();
  const t = useWords(words);
  const part = useWords(partWords);
  const locale = office.locale.value;
  const { hidden } = office.settings.value;
  const groups = HIDEABLE.filter((group) => office.door.rules.some((rule) => rule.group === group));
  const set = (role: Role, group: RuleGroup, sees: boolean) =>
    office.patch((now) => {
      const away = hiddenFrom(role, now.hidden).filter((one) => one !== group);
      return { hidden: { ...now.hidden, [role]: sees ? away : [...away, group] } };
    });
  const asShipped = CHOSEN_ROLES.every(
    (role) => hiddenFrom(role, hidden).join() === hiddenFrom(role, { [role]: SHIPPED[role] }).join(),
  );
  return (
    <section>
      <h2>{t('roles')}</h2>
      <p class="ch-off-what">{t('roles.what')}</p>
      <table class="ch-table ch-roles" aria-label={t('roles')}>
        <thead>
          <tr>
            <th scope="col">{part('role')}</th>
            {groups.map((group) => (
              <th key={group} scope="col">
                {groupName(group, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CHOSEN_ROLES.map((role) => {
            const away = hiddenFrom(role, hidden);
            const name = part(`role.${role}`);
            return (
              <tr key={role}>
                <th scope="row">{name}</th>
                {groups.map((group) => (
                  <td key={group}>
                    <input
                      type="checkbox"
                      class="ch-check"
                      aria-label={t('roles.sees', { role: name, group: groupName(group, locale) })}
                      checked={!away.includes(group)}
                      onChange={(event) => void set(role, group, event.currentTarget.checked)}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {!asShipped && (
        <Button kind="link" onClick={() => void office.patch({ hidden: {} })}>
          {t('roles.shipped')}
        </Button>
      )}
    </section>
  );
}
