// The shop: the agent at this browser, and behind the owner's lock its name and accounts, the cut-off and couriers, the
// roles, the lock itself.

import { Switch } from '../../ui/Switch.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Gate } from '../parts/Gate.tsx';
import { Head } from '../parts/Head.tsx';
import { Kept } from '../parts/Kept.tsx';
import { Couriers } from './Couriers.tsx';
import { Passcode } from './Passcode.tsx';
import { Roles } from './Roles.tsx';
import { Shops } from './Shops.tsx';
import words from './shopPage.i18n.json';

export function Shop() {
  const office = useOffice();
  const t = useWords(words);
  const { agent, newHire, cutOff } = office.settings.value;
  return (
    <div class="ch-off-body ch-off-settings">
      <Head title={t('shop')} />
      <section>
        <h2>{t('agent')}</h2>
        <div class="ch-pair ch-narrow">
          <Kept
            label={t('agent.number')}
            value={agent.number}
            onKeep={(number) =>
              office.patch((now) => ({ agent: { ...now.agent, number: number.slice(0, 10) } }))
            }
          />
          <Kept
            label={t('agent.name')}
            value={agent.name}
            onKeep={(name) => office.patch((now) => ({ agent: { ...now.agent, name: name.slice(0, 40) } }))}
          />
        </div>
        <div class="ch-param-flag ch-narrow">
          <span>{t('newHire')}</span>
          <Switch
            label={t('newHire')}
            state={newHire ? 'on' : 'off'}
            onSwitch={(on) => void office.patch({ newHire: on })}
          />
        </div>
      </section>
      <Gate>
        <Shops />
        <section>
          <h2>{t('shipping')}</h2>
          <div class="ch-narrow ch-short">
            <Kept
              label={t('cutOff')}
              hint={t('cutOff.hint')}
              value={cutOff ?? ''}
              placeholder="15:30"
              wrong={(text) =>
                text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : t('cutOff.wrong')
              }
              onKeep={(text) => office.patch({ cutOff: text || undefined })}
            />
          </div>
          <Couriers />
        </section>
        <Roles />
        <Passcode />
      </Gate>
    </div>
  );
}
