// Bringing in a site's file or a repair: chosen, checked, its difference shown, taken or left. Until it is taken nothing
// is kept of it.
import { useRef, useState } from 'preact/hooks';
import { MAX_BYTES } from '../../../lib/marketplaces/open.ts';
import { Button } from '../../ui/Button.tsx';
import { LevelIcon } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Fault } from '../parts/Fault.tsx';
import { FileButton, FileDrop } from '../parts/FileDrop.tsx';
import { Head } from '../parts/Head.tsx';
import { filesHere, pickIn, takeFile, takePatch } from './deeds.ts';
import { Findings } from './Findings.tsx';
import { examineIncoming, type Incoming, type PatchOffer } from './incoming.ts';
import { Offer } from './Offer.tsx';
import words from './siteFiles.i18n.json';
import sitesWords from './sitesPage.i18n.json';

const ACCEPT = '.json,application/json';

interface Chosen {
  name: string;
  incoming: Incoming;
}

function Taken({ text, patch }: { text: string; patch: PatchOffer | undefined }) {
  const office = useOffice();
  const t = useWords(words);
  return (
    <div class="ch-off-line">
      <p role="status" class="ch-said">
        <LevelIcon level="fine" /> {text}
      </p>
      <span class="ch-form-foot">
        {patch && (
          <Button onClick={() => void pickIn(office, patch.over, patch.patch.page)}>
            {t('patch.check')}
          </Button>
        )}
        <a href="#/marketplaces">{t('toSites')}</a>
      </span>
    </div>
  );
}

export function Import() {
  const office = useOffice();
  const t = useWords(words);
  const sites = useWords(sitesWords);
  const [chosen, setChosen] = useState<Chosen>();
  const [taken, setTaken] = useState<{ text: string; patch?: PatchOffer }>();
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);

  const choose = async (file: File) => {
    const mine = ++turn.current;
    setTaken(undefined);
    setChosen(undefined);
    // One byte over the limit is refused as well as ten million are, so no more is read.
    const bytes = await file
      .slice(0, MAX_BYTES + 1)
      .arrayBuffer()
      .catch(() => undefined);
    if (mine !== turn.current) return;
    const incoming: Incoming = bytes
      ? examineIncoming(new Uint8Array(bytes), filesHere(office))
      : { is: 'failed', failure: { code: 'file.unreadable' } };
    setChosen({ name: file.name, incoming });
  };
  const locale = office.locale.value;
  const incoming = chosen?.incoming;
  const take = async () => {
    if (busy || (incoming?.is !== 'file' && incoming?.is !== 'patch')) return;
    setBusy(true);
    const done = await (incoming.is === 'file'
      ? takeFile(office, incoming, 'file')
      : takePatch(office, incoming));
    setBusy(false);
    if (!done) return;
    setChosen(undefined);
    if (incoming.is === 'patch') return setTaken({ text: t('taken.patch'), patch: incoming });
    const name = incoming.file.name[locale];
    setTaken({
      text: incoming.now ? t('taken', { name, n: incoming.file.revision }) : t('taken.new', { name }),
    });
  };
  return (
    <div class="ch-off-body">
      <Head title={t('import')} up={{ label: sites('marketplaces'), href: '#/marketplaces' }}>
        {chosen && (
          <FileButton button={t('drop.other')} accept={ACCEPT} onFile={(file) => void choose(file)} />
        )}
      </Head>
      <p class="ch-off-what">{t('import.what')}</p>
      {taken && <Taken text={taken.text} patch={taken.patch} />}
      {!chosen && (
        <FileDrop
          title={t('drop')}
          button={t('drop.choose')}
          accept={ACCEPT}
          main={!taken}
          onFile={(file) => void choose(file)}
        >
          <p class="ch-meta">{t('drop.how')}</p>
        </FileDrop>
      )}
      {incoming?.is === 'refused' && <Findings name={chosen!.name} findings={incoming.findings} />}
      {incoming?.is === 'failed' && <Fault failure={incoming.failure} />}
      {(incoming?.is === 'file' || incoming?.is === 'patch') && (
        <Offer
          offer={incoming}
          busy={busy}
          main
          onTake={() => void take()}
          onLeave={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}
