// The kit on one sheet: every control in each of its states.
import { useState } from 'preact/hooks';
import { Button } from '../../../../components/ui/Button.tsx';
import { Card } from '../../../../components/ui/Card.tsx';
import { Chips } from '../../../../components/ui/Chips.tsx';
import { Dialog } from '../../../../components/ui/Dialog.tsx';
import { Field, Select, TextArea } from '../../../../components/ui/fields.tsx';
import { speak } from '../../../../components/ui/format.ts';
import { FlagIcon, HealthIcon, LevelIcon, Sign } from '../../../../components/ui/icons.tsx';
import { Progress } from '../../../../components/ui/Progress.tsx';
import { Switch } from '../../../../components/ui/Switch.tsx';
import { Table } from '../../../../components/ui/Table.tsx';
import { Toast } from '../../../../components/ui/Toast.tsx';
import words from '../../../../components/ui/ui.i18n.json';
import type { Locale } from '../../../../lib/model/basics.ts';
import { FLAGS } from '../../../../lib/model/facts.ts';

const sheet =
  'position:fixed;inset:0;overflow:auto;background:var(--ch-surface);padding:24px;display:grid;grid-template-columns:repeat(3,1fr);gap:24px;align-content:start';
const line = 'display:flex;flex-wrap:wrap;gap:12px;align-items:center';
const stack = 'display:grid;gap:16px;align-content:start';

export function Kit({ locale }: { locale: Locale }) {
  const t = speak(words, locale);
  const [chip, setChip] = useState('b');
  const [open, setOpen] = useState(false);
  const levels = ['redline', 'money', 'clock', 'hint', 'fine'] as const;
  const health = ['ok', 'degraded', 'missing', 'off'] as const;
  return (
    <div style={sheet}>
      <div style={stack}>
        <div style={line}>
          <Sign /> <b>Counterhand</b>
        </div>
        <div style={line}>
          <Button kind="main" chord="Alt+Enter" onClick={() => setOpen(true)}>
            {t('timeline.draft')}
          </Button>
          <Button chord="Alt+KeyC" onClick={() => {}}>
            {t('close')}
          </Button>
          <Button kind="link" onClick={() => {}}>
            {t('reason.address')}
          </Button>
          <Button kind="bare" chord="Escape" onClick={() => {}}>
            {t('close')}
          </Button>
          <Button kind="main" disabled chord="Ctrl+Enter" onClick={() => {}}>
            {t('close')}
          </Button>
        </div>
        <Chips
          label="chips"
          digits
          value={chip}
          onPick={setChip}
          options={['a', 'b', 'c'].map((id) => ({ id, label: t(`level.${levels[id.charCodeAt(0) - 97]!}`) }))}
        />
        <div style={line}>
          {levels.map((level) => (
            <span key={level} style={line}>
              <LevelIcon level={level} /> {t(`level.${level}`)}
            </span>
          ))}
        </div>
        <div style={line}>
          {health.map((state) => (
            <span key={state} style={line}>
              <HealthIcon state={state} /> {t(`health.${state}`)}
            </span>
          ))}
        </div>
        <div style={line}>
          {FLAGS.map((flag) => (
            <span key={flag} style={line}>
              <FlagIcon flag={flag} /> {t(`flag.${flag}`)}
            </span>
          ))}
        </div>
        <div style={line}>
          <Switch label="a" state="on" onSwitch={() => {}} />
          <Switch label="b" state="some" onSwitch={() => {}} />
          <Switch label="c" state="off" onSwitch={() => {}} />
        </div>
      </div>
      <div style={stack}>
        <Field
          label={t('reason.address')}
          value="CUP-350-C"
          onValue={() => {}}
          hint={t('timeline.unsigned')}
        />
        <Field label={t('reason.variant')} value="abc" onValue={() => {}} fault={t('health.unparsed')} />
        <TextArea label={t('timeline.free')} value="" placeholder={t('timeline.free')} onValue={() => {}} />
        <Select
          label={t('reason.courier')}
          value="b"
          options={[{ value: 'b', label: t('reason.courier') }]}
          onValue={() => {}}
        />
        <Progress
          label={locale === 'en' ? 'Line 8,912 of 12,480' : '8,912 / 12,480'}
          value={8912}
          max={12480}
          cancel={{ label: t('close'), onClick: () => {} }}
        />
      </div>
      <div style={stack}>
        {levels.slice(0, 4).map((level) => (
          <Card
            key={level}
            level={level as 'hint'}
            levelName=""
            phrase={t(`level.${level}`)}
            rule={t('reason.stock')}
          >
            <p>{t('timeline.free')}</p>
          </Card>
        ))}
        <Table
          label="table"
          columns={[
            { id: 'sku', head: 'SKU', cell: (row: { sku: string; n: number }) => row.sku },
            { id: 'n', head: t('reason.quantity'), figure: true, cell: (row) => row.n },
          ]}
          rows={[
            { sku: 'BRD-L', n: 0 },
            { sku: 'CUP-350-C', n: 12 },
          ]}
          rowId={(row) => row.sku}
          more={{ label: '+347', onClick: () => {} }}
        />
      </div>
      <Toast text={t('timeline.draft')} action={{ label: t('close'), onClick: () => {} }} />
      <Dialog open={open} title={t('timeline.free')} closeLabel={t('close')} onClose={() => setOpen(false)}>
        <p>{t('timeline.unsigned')}</p>
      </Dialog>
    </div>
  );
}
