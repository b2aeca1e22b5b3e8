// The sheets over the page as the desk's state has them: the palette, a reply about to be kept, the remark composer.
import { Composer } from '../../composer/Composer.tsx';
import { Keep } from '../../palette/Keep.tsx';
import { Palette } from '../../palette/Palette.tsx';
import paletteWords from '../../palette/palette.i18n.json';
import { groupsOf, previewOf } from '../../palette/shape.ts';
import { speak } from '../../ui/format.ts';
import type { Desk } from '../app/deeds.ts';
import type { DeskState } from '../app/state.ts';
import type { composerDeeds } from './composing.ts';
import type { SheetPlace } from './handle.ts';
import type { paletteDeeds } from './palette.ts';
import { composerView } from './remark.ts';
import type { savingDeeds } from './saving.ts';

interface Props {
  state: DeskState;
  desk: Desk;
  deeds: {
    palette: ReturnType<typeof paletteDeeds>;
    saving: ReturnType<typeof savingDeeds>;
    composer: ReturnType<typeof composerDeeds>;
  };
  /** Where the palette stands: above the reply box, beside the desk. */
  place: () => SheetPlace;
}

export function Sheets({ state, desk, deeds, place }: Props) {
  const data = state.data.value;
  if (!data) return null;
  const palette = state.palette.value;
  const composer = state.composer.value;
  const saving = state.saving.value;
  const canInsert = data.targets.reply && data.buyer !== undefined && !data.buyerAmbiguous;
  const change = (part: object) => {
    if (state.composer.value) state.composer.value = { ...state.composer.value, ...part };
  };
  return (
    <>
      {palette && (
        <Palette
          open
          locale={data.locale}
          query={palette.query}
          groups={groupsOf(palette.found)}
          total={palette.total}
          selected={palette.selected}
          preview={previewOf(palette.preview, data.locale, data.buyer?.asked)}
          missing={palette.preview?.missing ?? []}
          optional={palette.preview?.optional ?? []}
          canBack={Object.keys(palette.fill).length > 0}
          put={palette.put}
          said={palette.said && speak(paletteWords, data.locale)(palette.said)}
          lent={palette.lent}
          at={place()}
          canInsert={canInsert}
          canSave
          copyOnly={canInsert ? undefined : data.targets.reply ? 'no-buyer' : 'no-box'}
          onQuery={(query) => void deeds.palette.search(query)}
          onSelect={(id) => void deeds.palette.select(id)}
          onChoose={(id, how) => void deeds.palette.choose(id, how)}
          onFill={(name, value) => void deeds.palette.fill(name, value)}
          onBack={() => void deeds.palette.back()}
          onVariant={() => void deeds.palette.variant()}
          onPicture={() => void deeds.palette.picture()}
          onClose={desk.palette.close}
        />
      )}
      {saving?.draft && (
        <Keep
          title={saving.title}
          draft={saving.draft}
          locale={data.locale}
          at={place()}
          onTitle={deeds.saving.title}
          onOther={() => void deeds.saving.other()}
          onKeep={() => void deeds.saving.keep()}
          onClose={deeds.saving.close}
        />
      )}
      {composer && (
        <Composer
          view={composerView(composer, data)}
          locale={data.locale}
          onReason={(reason) => change({ reason })}
          onFlag={deeds.composer.toggleFlag}
          onFrom={(from) => change({ from })}
          onTo={(to) => change({ to })}
          onPut={() => void deeds.composer.put('put-in')}
          onCopy={() => void deeds.composer.put('copied')}
          onCopyLine={() => void deeds.composer.copyLate()}
          onClose={() => {
            state.composer.value = undefined;
          }}
        />
      )}
    </>
  );
}
