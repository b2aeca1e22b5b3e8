// The agent's number at this desk: kept when the field is left or Enter is pressed.
import { useId, useState } from 'preact/hooks';
import { useOffice, useWords } from '../options/core/context.tsx';
import words from './popup.i18n.json';

export function AgentField() {
  const office = useOffice();
  const t = useWords(words);
  const id = useId();
  const { agent } = office.settings.value;
  const [typed, setTyped] = useState<string>();
  const keep = async () => {
    if (typed === undefined) return;
    const number = typed.trim().slice(0, 10);
    if (number === agent.number || (await office.patch((now) => ({ agent: { ...now.agent, number } }))))
      setTyped(undefined);
  };
  return (
    <div class="ch-pop-agent">
      <label for={id}>{t('agent')}</label>
      <input
        id={id}
        class="ch-input"
        maxLength={10}
        autocomplete="off"
        value={typed ?? agent.number}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) void keep();
        }}
      />
    </div>
  );
}
