// The stock there is as a file for a spreadsheet: CSV with formulas disarmed, or a workbook, whose texts run nowhere.
import { useState } from 'preact/hooks';
import { toCsv } from '../../../lib/stock/csv.ts';
import { MAX_OUT, stockTable } from '../../../lib/stock/table.ts';
import type { StockRow } from '../../../lib/stock/types.ts';
import { toXlsx } from '../../../lib/stock/xlsxOut.ts';
import { Button } from '../../ui/Button.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { currentStock } from './current.ts';
import words from './stockPage.i18n.json';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function ExportStock() {
  const office = useOffice();
  const t = useWords(words);
  const [busy, setBusy] = useState(false);
  const snapshot = office.snapshot.value;
  const shop = office.shop.value;
  if (!snapshot || !shop) return null;
  const save = (as: 'csv' | 'xlsx') =>
    office.attempt(async () => {
      setBusy(true);
      try {
        const rows: StockRow[] = [];
        for await (const page of currentStock(office.store, shop.id)) for (const row of page) rows.push(row);
        const table = stockTable(rows, office.locale.value);
        const day = new Date(office.door.now()).toLocaleDateString('sv-SE');
        if (as === 'csv') office.door.save(`stock-${day}.csv`, toCsv(table.rows), 'text/csv');
        else office.door.save(`stock-${day}.xlsx`, toXlsx(table), XLSX);
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <Button kind="link" disabled={busy} onClick={() => void save('csv')}>
        {t('export.csv')}
      </Button>
      {snapshot.rows <= MAX_OUT && (
        <Button kind="link" disabled={busy} onClick={() => void save('xlsx')}>
          {t('export.xlsx')}
        </Button>
      )}
    </>
  );
}
