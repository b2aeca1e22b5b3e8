// The desk as it stands on the page: rail or desk, palette, composer, and the one sentence after a deed.
import { Composer } from '../../composer/Composer.tsx';
import { Palette } from '../../palette/Palette.tsx';
import type { PaletteGroup } from '../../palette/view.ts';
import type { SheetProps } from '../../ui/Sheet.tsx';
import { Toast } from '../../ui/Toast.tsx';
import { Desk as DeskPanel } from '../Desk.tsx';
import { Grip } from '../Grip.tsx';
import { Rail } from '../Rail.tsx';
import type { Desk } from './deeds.ts';
import { composerView } from './remark.ts';
import { deskView, stateOf } from './shape.ts';
import type { DeskState } from './state.ts';

interface Props {
  state: DeskState;
  desk: Desk;
  /** Where the palette stands: above the reply box, beside the desk. */
  place: () => SheetProps['at'];
}

export function DeskApp({ state, desk, place }: Props) {
  const data = state.data.value;
  if (!data) return null;
  const palette = state.palette.value;
  const composer = state.composer.value;
  const view = deskView(data, {
    prompt: state.prompt.value,
    nowFolded: state.nowFolded.value,
    writing: state.writing.value,
    drafts: state.drafts.value,
    sheetOpen: palette !== undefined || composer !== undefined,
    now: Date.now(),
  });
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
      {data.layout.open ? (
        <DeskPanel view={view} locale={data.locale} on={desk.deeds}>
          <Grip
            width={data.layout.width}
            locale={data.locale}
            onWidth={(width, done) => desk.setLayout({ width }, done)}
          />
        </DeskPanel>
      ) : (
        <Rail
          counts={data.counts}
          state={stateOf(data)}
          locale={data.locale}
          onOpen={() => desk.setLayout({ open: true })}
        />
      )}
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
      <Toast text={state.toast.value} />
    </>
  );
}
