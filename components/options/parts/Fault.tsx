// What went wrong, as one strip: what happened, what was kept, what to do. Amber, for red is for red lines alone.
import type { Failure } from '../../../lib/model/basics.ts';
import type { Catalogue } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failures.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import failures from './failures.i18n.json';
import words from './parts.i18n.json';

/** `words` are the catalogues of the engine that failed. */
export function Fault({
  failure,
  words: more = [],
  onClose,
}: {
  failure: Failure;
  words?: Catalogue[];
  onClose?: () => void;
}) {
  const t = useWords(words);
  const { locale } = useOffice();
  return (
    <div class="ch-strip-warn ch-money ch-fault-strip" role="alert">
      <LevelIcon level="money" />
      <span>{failureText(locale.value, failure, ...more, failures)}</span>
      {onClose && (
        <Button kind="link" onClick={onClose}>
          {t('fault.close')}
        </Button>
      )}
    </div>
  );
}

/** The failure of the last deed of the page at hand, until it is read or something succeeds. */
export function LastFault() {
  const { failure } = useOffice();
  return failure.value ? <Fault failure={failure.value} onClose={() => (failure.value = undefined)} /> : null;
}
