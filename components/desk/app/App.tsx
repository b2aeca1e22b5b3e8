// The desk as it stands on the page: rail or desk, and the one sentence after a deed.
import { Toast } from '../../ui/Toast.tsx';
import { Desk as DeskPanel } from '../Desk.tsx';
import { Grip } from '../Grip.tsx';
import { Rail } from '../Rail.tsx';
import type { Desk } from './deeds.ts';
import { deskView, stateOf } from './shape.ts';
import type { DeskState } from './state.ts';

interface Props {
  state: DeskState;
  desk: Desk;
  slot?: (place: HTMLElement | null) => void;
  /** The guard's card stands: the filled button is there. */
  standing?: boolean;
}

export function DeskApp({ state, desk, slot, standing = false }: Props) {
  const data = state.data.value;
  if (!data) return null;
  const view = deskView(data, {
    waiting: state.waiting.value,
    prompt: state.prompt.value,
    nowFolded: state.nowFolded.value,
    writing: state.writing.value,
    drafts: state.drafts.value,
    sheetOpen:
      standing || [state.palette, state.composer, state.saving].some((sheet) => sheet.value !== undefined),
    now: Date.now(),
  });
  return (
    <>
      {data.layout.open ? (
        <DeskPanel view={view} locale={data.locale} on={desk.deeds} slot={slot}>
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
      <Toast text={state.toast.value} />
    </>
  );
}
