// The sheets over the page as the desk's state has them: the palette, and the remark composer.
import { Composer } from '../../composer/Composer.tsx';
import { Palette } from '../../palette/Palette.tsx';
import type { PaletteGroup } from '../../palette/view.ts';
import type { Desk } from '../app/deeds.ts';
import { composerView } from '../app/remark.ts';
import type { DeskState } from '../app/state.ts';
import type { SheetPlace } from './handle.ts';

interface Props {
  state: DeskState;
  desk: Desk;
  /** Where the palette stands: above the reply box, beside the desk. */
  place: () => SheetPlace;
}

export function Sheets({ state, desk, place }: Props) {
  const data = state.data.value;
  if (!data) return null;
  const palette = state.palette.value;
  const composer = state.composer.value;
  const groups: PaletteGroup[] = palette
    ? palette.found.some((reply) => reply.fitsStep)
      ? [
          { kind: 'step', items: palette.found.filter((reply) => reply.fitsStep) },
          { kind: 'other', items: palette.found.filter((reply) => !reply.fitsStep) },
        ]
      : [{ kind: 'all', items: palette.found }]
    : [];
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
          groups={groups}
          total={palette.total}
          selected={palette.selected}
          preview={
            palette.preview && {
              title: palette.preview.title,
              parts: palette.preview.parts,
              ...(data.buyer?.asked ? { buyer: { text: data.buyer.asked } } : {}),
            }
          }
          missing={palette.preview?.missing ?? []}
          at={place()}
          canInsert={canInsert}
          copyOnly={canInsert ? undefined : data.targets.reply ? 'no-buyer' : 'no-box'}
          onQuery={(query) => void desk.palette.search(query)}
          onSelect={(id) => void desk.palette.select(id)}
          onChoose={(id, how) => void desk.palette.choose(id, how)}
          onFill={(name, value) => void desk.palette.fill(name, value)}
          onClose={desk.palette.close}
        />
      )}
      {composer && (
        <Composer
          view={composerView(composer, data)}
          locale={data.locale}
          onReason={(reason) => change({ reason })}
          onFlag={desk.composer.toggleFlag}
          onFrom={(from) => change({ from })}
          onTo={(to) => change({ to })}
          onPut={() => void desk.composer.put('put-in')}
          onCopy={() => void desk.composer.put('copied')}
          onCopyLine={() => void desk.composer.copyLate()}
          onClose={() => {
            state.composer.value = undefined;
          }}
        />
      )}
    </>
  );
}
