// What was pointed out on one page: when, how much, over which file, and whether it counts yet.
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { KeptPatch } from '../../../lib/model/patch.ts';
import { Button } from '../../ui/Button.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { age } from '../parts/age.ts';
import { exportPatch, pickIn, removePatch } from './deeds.ts';
import { Sure } from './Sure.tsx';
import words from './siteFiles.i18n.json';

export function Repairs({
  site,
  patches,
  gone,
}: {
  site: Marketplace;
  patches: readonly KeptPatch[];
  /** The file has the page no more. */
  gone: boolean;
}) {
  const office = useOffice();
  const t = useWords(words);
  return (
    <>
      {patches.map((kept) => {
        const { repairs, base, page } = kept.patch;
        const fields = repairs.filter(({ what }) => what === 'field').length;
        return (
          <div key={kept.state} class="ch-market-repair">
            <p>
              {t(`patch.says.${kept.state}`, {
                age: age(kept.at, office.door.now(), office.locale.value),
                fields,
                places: repairs.length - fields,
                base,
              })}
            </p>
            {gone && kept.state === 'on' && <p class="ch-fault">{t('patch.gone')}</p>}
            <div class="ch-deeds ch-market-deeds">
              {kept.state === 'trial' && (
                <Button kind="link" onClick={() => void pickIn(office, site, page)}>
                  {t('patch.check')}
                </Button>
              )}
              <Button kind="link" onClick={() => exportPatch(office, kept)}>
                {t('patch.export')}
              </Button>
              <Sure
                label={t('patch.remove')}
                what={t('patch.remove.sure')}
                onSure={() => void removePatch(office, kept)}
              />
            </div>
          </div>
        );
      })}
    </>
  );
}
