// What is wrong with a file nobody took: the first five findings in words, with where they stand, and how many more.
import type { Finding } from '../../../lib/marketplaces/findings.ts';
import words from '../../../lib/marketplaces/marketplaces.i18n.json';
import { failureText } from '../../ui/failures.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import fileWords from './siteFiles.i18n.json';

const FEW = 5;

/** What every one of the sentences says of the whole file is said once, above them. */
function ownPart(text: string, common: string): string {
  return text.replace(common, '');
}

export function Findings({ name, findings }: { name: string; findings: readonly Finding[] }) {
  const t = useWords(fileWords);
  const locale = useOffice().locale.value;
  return (
    <div class="ch-strip-warn ch-money" role="alert">
      <LevelIcon level="money" />
      <div class="ch-findings">
        <p>{t('refused', { name, n: findings.length })}</p>
        <ul>
          {findings.slice(0, FEW).map(({ rule, path, found }, i) => (
            <li key={`${i}-${rule}`}>
              {ownPart(
                failureText(locale, { code: rule, params: { path: path || '/', found } }, words),
                t('refused.common'),
              )}
            </li>
          ))}
        </ul>
        {findings.length > FEW && <p>{t('refused.more', { n: findings.length - FEW })}</p>}
      </div>
    </div>
  );
}
