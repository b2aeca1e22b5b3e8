// The desk's foot: how the page is read (and, unfolded, field by field), who is at work, ask the lead.
import { useState } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { Button } from '../ui/Button.tsx';
import { speak } from '../ui/format.ts';
import { HealthIcon } from '../ui/icons.tsx';
import type { KeyMap } from '../ui/keys.ts';
import uiWords from '../ui/ui.i18n.json';
import type { HealthView } from './view.ts';
import { deskWords } from './words.ts';

interface Props {
  health: HealthView;
  agent?: string;
  locale: Locale;
  keys: KeyMap;
  onLead: () => void;
}

export function Foot({ health, agent, locale, keys, onLead }: Props) {
  const [open, setOpen] = useState(false);
  const t = deskWords(locale);
  const ui = speak(uiWords, locale);
  const unwell = health.fields.filter((field) => field.state !== 'ok');
  return (
    <footer class="ch-foot">
      {open && unwell.length > 0 && (
        <ul class="ch-health" id="ch-health">
          {unwell.map(({ field, name, state }) => (
            <li key={field}>
              <HealthIcon state={state} />
              <span>{name ?? field}</span>
              <span class="ch-meta">{ui(`health.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="ch-foot-line">
        <HealthIcon state={health.worst} />
        {unwell.length > 0 ? (
          <Button kind="bare" expanded={open} controls="ch-health" onClick={() => setOpen(!open)}>
            {ui(`health.${health.worst}`)}
          </Button>
        ) : (
          <span>{ui(`health.${health.worst}`)}</span>
        )}
        {agent && <span class="ch-foot-agent">• {t('foot.agent', { agent })}</span>}
        <Button kind="bare" chord={keys.lead} onClick={onLead} class="ch-foot-lead">
          {t('foot.lead')}
        </Button>
      </div>
    </footer>
  );
}
