// One sentence on a rule that is off: how many rows of the page open now it would mark.
import type { AnyRule } from '../../../lib/rules/define.ts';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { usePreview } from '../core/preview.ts';
import words from './parts.i18n.json';

export function PreviewLine({ rule, wanted }: { rule: AnyRule; wanted: boolean }) {
  const { locale } = useOffice();
  const t = useWords(words);
  const found = usePreview(rule, wanted);
  if (!found) return null;
  if (found.is !== 'rows') return <>{t(`preview.${found.is}`)}</>;
  const { rows, of, before } = found;
  if (of === 0) return <>{t('preview.empty')}</>;
  const said = t('preview.rows', { rows: figure(rows, locale.value), n: of });
  return <>{before === 0 ? said : t('preview.both', { said, more: t('preview.before', { n: before }) })}</>;
}
